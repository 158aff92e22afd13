import type { Schemas } from '../../api/client.ts'
import { messages } from '../../messages.ts'
import { Moment } from '../../parts/moment.tsx'
import { Card } from '../../parts/page.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import styles from './evidence.module.css'

const words = messages.evidence
type Item = Schemas['EvidenceItem']
type Call = Item['calls'][number]

const COLUMNS: readonly Column<Call>[] = [
  { head: words.action, name: true, value: ({ action }) => action, cell: ({ action }) => <code>{action}</code> },
  { head: words.calls, tight: true, number: true, value: ({ calls }) => calls },
  { head: words.failed, number: true, value: ({ failed }) => failed },
  {
    head: words.first,
    tight: true,
    minor: true,
    value: ({ firstAt }) => firstAt,
    cell: ({ firstAt }) => <Moment at={firstAt} />,
  },
  {
    head: words.requestIds,
    minor: true,
    value: ({ requestIds }) => requestIds.map(({ id }) => id).join(' '),
    cell: ({ requestIds }) => (
      <code className={styles.ids}>
        {requestIds
          .slice(0, MOST)
          .map(({ id }) => id)
          .join(' ')}
        {requestIds.length > MOST && ` ${words.more(requestIds.length - MOST)}`}
      </code>
    ),
  },
]
const MOST = 4

/** The calls to AWS by which it was read, with the request ids that AWS keeps as well. */
export function Calls({ item: { calls } }: { item: Item }) {
  if (calls.length === 0) return null
  return (
    <Card title={words.callsTitle}>
      <Table
        label={words.callsTitle}
        name="calls"
        columns={COLUMNS}
        rows={calls}
        keyOf={({ action, parameters }) => `${action} ${JSON.stringify(parameters)}`}
      />
    </Card>
  )
}
