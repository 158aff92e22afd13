import { Link } from '@tanstack/react-router'
import { type PrincipalText, principalOf } from '../../../../src/package/format/principal.ts'
import { api, client, type Schemas } from '../../api/client.ts'
import { taken, usePages, wholeOf } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { Erasers } from './erasers.tsx'
import styles from './identity.module.css'
import { Administrators, Outsiders, Perhaps, Ways } from './lists.tsx'
import { AccessReview } from './review.tsx'

const words = messages.identity
const TYPE = 'aws.iam.effective-access'
type Item = Schemas['EvidenceItem']

/** Who can do what, from the newest run. It reads evidence as the report does, so that both say the same. */
export function Identity() {
  const runs = api.useQuery('get', '/v1/runs', { params: { query: { status: 'finished', limit: 1 } } })
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded of={runs}>{({ items: [latest] }) => (latest ? <OfRun run={latest.id} /> : <Nothing />)}</Loaded>
    </Page>
  )
}

const Nothing = () => <Empty title={words.none}>{words.noneLead}</Empty>

function OfRun({ run }: { run: string }) {
  const items = api.useQuery('get', '/v1/evidence', { params: { query: { run, type: TYPE, limit: 500 } } })
  return (
    <Loaded of={items}>
      {data =>
        data.items.length === 0 ? <Nothing /> : data.items.map(item => <OfAccount key={item.id} item={item} />)
      }
    </Loaded>
  )
}

function OfAccount({ item }: { item: Item }) {
  const members = usePages(
    ['members', item.id],
    cursor =>
      taken(
        client.GET('/v1/evidence/{id}/resources', {
          params: { path: { id: item.id }, query: { limit: 500, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    { most: Number.POSITIVE_INFINITY, staleTime: Number.POSITIVE_INFINITY },
  )
  return (
    <Loaded of={wholeOf(members)}>
      {items => (
        <Account
          item={item}
          principals={items.map(member => principalOf(member as Parameters<typeof principalOf>[0]))}
        />
      )}
    </Loaded>
  )
}

function Account({ item, principals }: { item: Item; principals: readonly PrincipalText[] }) {
  const { population, scope, id } = item
  const assignments = principals.filter(({ kind }) => kind === 'assignment').length
  const notWhole = !population.complete || population.gaps > 0
  return (
    <section className={styles.account}>
      <h2>
        {words.account(scope.account, principals.length - assignments, assignments)}{' '}
        <Link to="/evidence/$id" params={{ id }} search={{}}>
          {words.evidence}
        </Link>
      </h2>
      {notWhole && <p className={styles.warning}>{words.notWhole}</p>}
      <Administrators of={principals} />
      <Perhaps of={principals} />
      <Ways of={principals} />
      <Erasers of={principals} />
      <Outsiders of={principals} />
      <AccessReview of={principals} account={scope.account} />
    </section>
  )
}
