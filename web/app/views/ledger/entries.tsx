import { NativeSelect } from '@mantine/core'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Card } from '../../parts/page.tsx'
import { Pills } from '../../parts/pills.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { given } from '../../search.ts'
import { KINDS, kindOf } from './kinds.ts'
import styles from './ledger.module.css'

const words = messages.ledger
const route = getRouteApi('/framed/settings/ledger')
type Entry = Schemas['LedgerEntry']

/** The entries, narrowed to one kind or one thing; each can be chosen to see its proof. */
export function Entries() {
  const { kind, subject } = route.useSearch()
  const navigate = useNavigate({ from: '/settings/ledger' })
  const query = given({ kind: kindOf(kind), subject })
  const pages = usePages(
    ['ledger-entries', query],
    cursor =>
      taken(
        client.GET('/v1/ledger/entries', {
          params: { query: { ...(cursor === undefined ? query : { cursor }), limit: 200 } },
        }),
      ),
    { most: 200 },
  )
  return (
    <Card title={words.entries}>
      <search className={styles.filters} aria-label={messages.findings.filters}>
        <NativeSelect
          label={words.kind}
          value={kindOf(kind) ?? ''}
          onChange={({ currentTarget: { value } }) =>
            void navigate({ search: now => ({ ...now, kind: value || undefined }), replace: true })
          }
          data={[{ value: '', label: words.allKinds }, ...KINDS]}
        />
      </search>
      <Pills
        given={[['subject', words.subject, subject]]}
        remove={name => void navigate({ search: now => ({ ...now, [name]: undefined }) })}
      />
      <List of={pages} empty={<Empty title={words.noEntries}>{messages.findings.noneLead}</Empty>}>
        {entries => (
          <Table
            label={words.entries}
            columns={COLUMNS}
            rows={entries}
            keyOf={({ index }) => String(index)}
            pages={pages}
          />
        )}
      </List>
    </Card>
  )
}

function Subject({ entry: { kind, subject } }: { entry: Entry }) {
  const search = route.useSearch()
  const navigate = useNavigate({ from: '/settings/ledger' })
  const entry = `${kind} ${subject}`
  const chosen = search.entry === entry
  return (
    <button
      type="button"
      className={styles.entry}
      aria-pressed={chosen}
      onClick={() => void navigate({ search: now => ({ ...now, entry: chosen ? undefined : entry }), replace: true })}
    >
      <bdi>{subject}</bdi>
    </button>
  )
}

const COLUMNS: readonly Column<Entry>[] = [
  { head: words.place, tight: true, number: true, value: ({ index }) => index + 1 },
  { head: words.kind, tight: true, value: ({ kind }) => kind },
  { head: words.subject, name: true, value: ({ subject }) => subject, cell: entry => <Subject entry={entry} /> },
  {
    head: words.digest,
    tight: true,
    minor: true,
    value: ({ digest }) => digest,
    cell: ({ digest }) => <code title={digest}>{digest.slice(0, 23)}…</code>,
  },
  { head: words.at, tight: true, value: ({ at }) => at, cell: ({ at }) => <Moment at={at} /> },
]
