import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import styles from './settings.module.css'

const words = messages.settings

const COLUMNS: readonly Column<Schemas['View']>[] = [
  {
    head: messages.auditLog.actor,
    name: true,
    value: ({ person }) => person,
    cell: ({ person }) => <bdi>{person}</bdi>,
  },
  { head: messages.auditLog.action, value: ({ action }) => action },
  {
    head: messages.auditLog.subject,
    minor: true,
    value: ({ subject }) => subject,
    cell: ({ subject }) => <bdi>{subject}</bdi>,
  },
  { head: messages.auditLog.at, tight: true, value: ({ at }) => at, cell: ({ at }) => <Moment at={at} /> },
]

/** What auditors saw and downloaded who were let in to some packages alone. */
export function Views() {
  const pages = usePages(
    ['views'],
    cursor =>
      taken(client.GET('/v1/views', { params: { query: { limit: 50, ...(cursor !== undefined && { cursor }) } } })),
    { most: 50 },
  )
  return (
    <section className={styles.part}>
      <h2>{words.views}</h2>
      <List of={pages} empty={<Empty title={words.noViews} />}>
        {rows => <Table label={words.views} columns={COLUMNS} rows={rows} keyOf={({ id }) => id} pages={pages} />}
      </List>
    </section>
  )
}
