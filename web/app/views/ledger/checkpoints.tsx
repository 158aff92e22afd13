import { client, type Schemas } from '../../api/client.ts'
import { type Pages, taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { Card } from '../../parts/page.tsx'
import { Empty } from '../../parts/states.tsx'
import { type Column, Table } from '../../parts/table.tsx'

const words = messages.ledger
type Checkpoint = Schemas['KeptCheckpoint']

export const useCheckpoints = (): Pages<Checkpoint> =>
  usePages(
    ['ledger-checkpoints'],
    cursor =>
      taken(
        client.GET('/v1/ledger/checkpoints', {
          params: { query: { limit: 200, ...(cursor !== undefined && { cursor }) } },
        }),
      ),
    { most: 200 },
  )

/** What was signed of the ledger and given out, with the time of an outside authority where one was asked. */
export function Checkpoints() {
  const pages = useCheckpoints()
  return (
    <Card title={words.checkpoints}>
      <List of={pages} empty={<Empty title={words.none}>{words.noneLead}</Empty>}>
        {items => (
          <Table
            label={words.checkpoints}
            name="checkpoints"
            columns={COLUMNS}
            more={MORE}
            rows={items}
            keyOf={({ size, createdAt, package: id }) => `${size} ${createdAt} ${id}`}
            pages={pages}
          />
        )}
      </List>
    </Card>
  )
}

const COLUMNS: readonly Column<Checkpoint>[] = [
  { head: words.size, number: true, tight: true, name: true, value: ({ size }) => size },
  {
    head: words.signedAt,
    tight: true,
    value: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => <Moment at={createdAt} />,
  },
  { head: words.outside, value: ({ timestamp }) => (timestamp === null ? words.noTime : words.outsideTime) },
  { head: words.account, tight: true, minor: true, value: ({ account }) => account },
  {
    head: words.root,
    minor: true,
    value: ({ root }) => root,
    cell: ({ root }) => <code title={root}>{root.slice(0, 16)}…</code>,
  },
]

const MORE: readonly Column<Checkpoint>[] = [
  { head: words.package, value: ({ package: id }) => id },
  { head: words.note, value: ({ checkpoint }) => checkpoint },
  { head: words.token, value: ({ timestamp }) => timestamp },
]
