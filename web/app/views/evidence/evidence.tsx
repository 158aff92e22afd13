import { TextInput } from '@mantine/core'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { api, client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Page } from '../../parts/page.tsx'
import { Pills } from '../../parts/pills.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { given } from '../../search.ts'
import { Completeness, completeness } from './completeness.tsx'
import styles from './evidence.module.css'

const words = messages.evidence
const route = getRouteApi('/framed/evidence')

type Item = Schemas['EvidenceItem']

/** The populations of a run: of the newest one, unless the address names another. */
export function Evidence() {
  const { run } = route.useSearch()
  const newest = api.useQuery('get', '/v1/runs', { params: { query: { status: 'finished', limit: 1 } } })
  return (
    <Page title={words.title} lead={words.lead}>
      {run !== undefined ? (
        <OfRun run={run} />
      ) : (
        <Loaded of={newest}>
          {({ items: [latest] }) =>
            latest ? <OfRun run={latest.id} /> : <Empty title={words.never}>{words.neverLead}</Empty>
          }
        </Loaded>
      )}
    </Page>
  )
}

const LINKED = ['run', 'framework', 'control', 'account', 'region', 'type'] as const
type Linked = (typeof LINKED)[number]

function OfRun({ run }: { run: string }) {
  const search = route.useSearch()
  const { find, gaps } = search
  const filters = Object.fromEntries(LINKED.map(name => [name, search[name]])) as Partial<Record<Linked, string>>
  const navigate = useNavigate({ from: '/evidence' })
  const query = given({ ...filters, run })
  const pages = usePages(
    ['evidence', query],
    cursor =>
      taken(
        client.GET('/v1/evidence', {
          params: { query: { ...(cursor === undefined ? query : { cursor }), limit: 200 } },
        }),
      ),
    { most: 2000 },
  )
  const isShown = (item: Item) => matches(item, find) && (gaps !== 'true' || hasGap(item))
  return (
    <>
      <search className={styles.filters} aria-label={messages.findings.filters}>
        <TextInput
          label={words.find}
          value={find ?? ''}
          onChange={event => {
            const text = event.currentTarget.value
            void navigate({ search: now => ({ ...now, find: text || undefined }), replace: true })
          }}
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={gaps === 'true'}
            onChange={event => {
              const only = event.currentTarget.checked
              void navigate({ search: now => ({ ...now, gaps: only ? 'true' : undefined }) })
            }}
          />
          {words.onlyGaps}
        </label>
      </search>
      <Pills
        given={LINKED.map(name => [name, messages.findings.linked[name], filters[name]])}
        remove={name => void navigate({ search: now => ({ ...now, [name]: undefined }) })}
      />
      <List of={pages} empty={<Empty title={words.none}>{words.noneLead}</Empty>}>
        {items => (
          <Items
            items={items.filter(isShown)}
            pages={{ whole: pages.whole, all: async () => (await pages.all()).filter(isShown) }}
          />
        )}
      </List>
    </>
  )
}

const matches = ({ title, type, scope }: Item, find = ''): boolean =>
  `${title} ${type} ${scope.account} ${scope.region}`.toLowerCase().includes(find.toLowerCase())

const hasGap = ({ population: { complete, gap, gaps, fieldGaps } }: Item): boolean =>
  !complete || gap !== null || gaps + fieldGaps > 0

const COLUMNS: readonly Column<Item>[] = [
  {
    head: words.population,
    name: true,
    value: ({ title }) => title,
    cell: ({ id, title }) => (
      <Link to="/evidence/$id" params={{ id }} search={{}}>
        {title}
      </Link>
    ),
  },
  { head: words.collected, number: true, minor: true, value: ({ population }) => population.collected },
  {
    head: words.completeness,
    value: ({ population }) => completeness(population),
    cell: ({ population }) => <Completeness population={population} />,
  },
  { head: words.account, tight: true, minor: true, value: ({ scope }) => scope.account },
  { head: words.region, tight: true, value: ({ scope }) => scope.region },
  {
    head: words.read,
    minor: true,
    value: ({ collected }) => collected.sourceAsOf ?? collected.finishedAt,
    cell: ({ collected }) => <Moment at={collected.sourceAsOf ?? collected.finishedAt} />,
  },
]

interface Listed {
  readonly items: readonly Item[]
  readonly pages: { readonly whole: boolean; readonly all: () => Promise<readonly Item[]> }
}

function Items({ items, pages }: Listed) {
  if (items.length === 0) return <Empty title={words.none}>{words.noneLead}</Empty>
  return <Table label={words.title} columns={COLUMNS} rows={items} keyOf={({ id }) => id} pages={pages} />
}
