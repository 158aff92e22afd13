import { getRouteApi, Link } from '@tanstack/react-router'
import { api, type Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Fields } from '../../parts/fields.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Card, Cards, Page } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Calls } from './calls.tsx'
import { Completeness } from './completeness.tsx'
import { Difference } from './difference.tsx'
import { Members } from './members.tsx'

import { WhoCan } from './who-can.tsx'

const words = messages.evidence
const route = getRouteApi('/framed/evidence/$id')

type Item = Schemas['EvidenceItem']

/** One population: what it is, all of its members with their settings, and how we know. */
export function EvidenceItem() {
  const { id } = route.useParams()
  const item = api.useQuery('get', '/v1/evidence/{id}', { params: { path: { id } } })
  return (
    <Page title={item.data?.title ?? words.item} lead={item.data && <Lead item={item.data} />}>
      <Loaded of={item}>
        {data => (
          <Cards>
            <Population item={data} />
            <Members item={data} />
            <Difference item={data} />
            <WhoCan item={data} />
            <Provenance item={data} />
            <Calls item={data} />
          </Cards>
        )}
      </Loaded>
    </Page>
  )
}

function Lead({ item: { scope, type, population } }: { item: Item }) {
  return (
    <>
      {type} · {scope.account} · {scope.region} <Completeness population={population} />
    </>
  )
}

function Population({ item: { population: of } }: { item: Item }) {
  return (
    <Card title={words.population}>
      <Fields
        of={[
          [words.definition, of.definition],
          [words.basis, words.bases[of.basis]],
          [words.listed, String(of.listed)],
          [words.collected, String(of.collected)],
          [words.missing, words.missingOf(of.gaps, of.fieldGaps)],
          ...(of.gap ? [[words.listGap, words.gap(of.gap.action, of.gap.detail)] as const] : []),
          ...of.excluded.map(({ rule, count }) => [words.excluded, words.excludedBy(rule, count)] as const),
        ]}
      />
    </Card>
  )
}

function Provenance({ item }: { item: Item }) {
  const { collected, root, digest, inputs = [] } = item
  return (
    <Card title={words.provenance}>
      <Fields
        of={[
          [words.principal, <code key="p">{collected.principal}</code>],
          [words.readAt, <Span key="s" from={collected.startedAt} to={collected.finishedAt} />],
          ...(collected.sourceAsOf ? [[words.asOf, <Moment key="a" at={collected.sourceAsOf} />] as const] : []),
          [words.source, words.sources[collected.source.kind]],
          [words.tool, collected.tool],
          [
            words.run,
            <Link key="r" to="/runs/$id" params={{ id: collected.run }}>
              {words.toRun}
            </Link>,
          ],
          [words.root, <code key="m">{root}</code>],
          [words.digest, <code key="d">{digest}</code>],
          ...inputs.map(
            ({ id, type, region }) =>
              [
                words.input,
                <Link key={id} to="/evidence/$id" params={{ id }} search={{}}>
                  {type} · {region}
                </Link>,
              ] as const,
          ),
        ]}
      />
    </Card>
  )
}

const Span = ({ from, to }: { from: string; to: string }) => (
  <>
    <Moment at={from} /> – <Moment at={to} />
  </>
)
