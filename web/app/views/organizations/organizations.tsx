import { Link } from '@tanstack/react-router'
import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Act } from '../../parts/act.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Fields } from '../../parts/fields.tsx'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Card, Cards, Page } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { ConnectOrganization } from './connect-organization.tsx'
import { Members } from './members.tsx'

const words = messages.organizations
type Organization = Schemas['Organization']

/** Connected organizations: which of their accounts join, and what became of each. */
export function Organizations() {
  const pages = usePages(['organizations'], cursor =>
    taken(
      client.GET('/v1/organizations', { params: { query: { limit: 100, ...(cursor !== undefined && { cursor }) } } }),
    ),
  )
  return (
    <Page title={words.title} lead={words.lead} acts={<Link to="/accounts">{messages.accounts.title}</Link>}>
      <ConnectOrganization />
      <List of={pages} empty={<Empty title={words.none}>{words.noneLead}</Empty>}>
        {organizations => (
          <Cards>
            {organizations.map(one => (
              <One key={one.id} of={one} />
            ))}
          </Cards>
        )}
      </List>
    </Page>
  )
}

function One({ of }: { of: Organization }) {
  const { id, name, account, units, tags, excluded, roleName, regions, enabled, lastJoin } = of
  const path = { params: { path: { id } } }
  const listed = (all: readonly string[], none: string) => (all.length > 0 ? <bdi>{all.join(', ')}</bdi> : none)
  return (
    <Card
      title={name}
      acts={
        <span>
          <Act
            label={enabled ? words.turnOff : words.turnOn}
            changes={['organizations']}
            run={() => taken(client.PATCH('/v1/organizations/{id}', { ...path, body: { enabled: !enabled } }))}
          />
          <Act
            label={words.remove}
            confirm={words.confirm(name)}
            changes={['organizations']}
            run={() => client.DELETE('/v1/organizations/{id}', path).then(({ error }) => refuse(error))}
          />
        </span>
      }
    >
      <Fields
        of={[
          [
            words.state,
            <Badge key="state" tone={enabled ? 'pass' : 'idle'}>
              {enabled ? words.joining : words.off}
            </Badge>,
          ],
          [words.listedBy, account],
          [words.units, listed(units, words.whole)],
          [words.tags, listed(tags, words.anyTags)],
          [words.excluded, listed(excluded, words.nobody)],
          [words.role, <code key="role">{roleName}</code>],
          [words.regions, listed(regions ?? [], messages.accounts.allRegions)],
          [words.asOf, lastJoin?.asOf ? <Moment key="asOf" at={lastJoin.asOf} /> : words.never],
          ...(lastJoin ? [[words.counts, words.counted(lastJoin.listed, lastJoin.inScope)] as const] : []),
          ...(lastJoin?.problem ? [[words.problem, <bdi key="problem">{lastJoin.problem.message}</bdi>] as const] : []),
        ]}
      />
      <Members of={of} />
    </Card>
  )
}

function refuse(error: unknown): void {
  if (error !== undefined) throw error
}
