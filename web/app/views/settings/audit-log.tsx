import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import styles from './settings.module.css'

const words = messages.settings

const COLUMNS: readonly Column<Schemas['AuditEntry']>[] = [
  { head: words.action, name: true, value: ({ action }) => action },
  { head: words.actor, value: ({ actor }) => actor, cell: ({ actor }) => <bdi>{actor}</bdi> },
  { head: words.subject, minor: true, value: ({ subject }) => subject, cell: ({ subject }) => <bdi>{subject}</bdi> },
  { head: words.at, tight: true, value: ({ at }) => at, cell: ({ at }) => <Moment at={at} /> },
]

/** Who changed what, the newest first. */
export function AuditLog() {
  const pages = usePages(
    ['audit-log'],
    cursor =>
      taken(client.GET('/v1/audit-log', { params: { query: { limit: 50, ...(cursor !== undefined && { cursor }) } } })),
    { most: 50 },
  )
  return (
    <section className={styles.part}>
      <h2>{words.auditLog}</h2>
      <List of={pages} empty={<Empty title={words.noEntries} />}>
        {entries => (
          <Table label={words.auditLog} columns={COLUMNS} rows={entries} keyOf={({ id }) => id} pages={pages} />
        )}
      </List>
    </section>
  )
}
