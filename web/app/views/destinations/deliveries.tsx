import { client, type Schemas } from '../../api/client.ts'
import { taken, usePages } from '../../api/pages.ts'
import { messages } from '../../messages.ts'
import { Act } from '../../parts/act.tsx'
import { Badge, type Tone } from '../../parts/badge.tsx'
import { List } from '../../parts/list.tsx'
import { Moment } from '../../parts/moment.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import styles from './destinations.module.css'

const words = messages.destinations
type Delivery = Schemas['Delivery']

const TONES: Readonly<Record<Delivery['status'], Tone>> = {
  pending: 'idle',
  delivering: 'review',
  delivered: 'pass',
  failed: 'unknown',
  dead: 'fail',
}

/** What was sent, and what came of it; what was given up can be sent again. */
export function Deliveries({ names }: { names: ReadonlyMap<string, string> }) {
  const pages = usePages(
    ['deliveries'],
    cursor =>
      taken(
        client.GET('/v1/deliveries', { params: { query: { limit: 50, ...(cursor !== undefined && { cursor }) } } }),
      ),
    { most: 50 },
  )
  const columns: readonly Column<Delivery>[] = [
    {
      head: words.title,
      name: true,
      value: ({ destination }) => names.get(destination) ?? destination,
      cell: ({ destination }) => <bdi>{names.get(destination) ?? destination}</bdi>,
    },
    { head: words.event, value: ({ eventType }) => eventType },
    {
      head: words.state,
      value: ({ status }) => words.statuses[status],
      cell: ({ status }) => <Badge tone={TONES[status]}>{words.statuses[status]}</Badge>,
    },
    { head: words.attempts, number: true, minor: true, value: ({ attempts }) => attempts },
    { head: words.lastError, minor: true, value: ({ lastError }) => lastError },
    {
      head: words.made,
      tight: true,
      value: ({ createdAt }) => createdAt,
      cell: ({ createdAt }) => <Moment at={createdAt} />,
    },
    {
      head: words.acts,
      cell: ({ id, status }) =>
        status === 'dead' && (
          <Act
            label={words.replay}
            changes={['deliveries']}
            run={() => taken(client.POST('/v1/deliveries/{id}/replay', { params: { path: { id } } }))}
          />
        ),
    },
  ]
  return (
    <section className={styles.deliveries}>
      <h2>{words.deliveries}</h2>
      <List of={pages} empty={<p>{words.noDeliveries}</p>}>
        {items => (
          <Table
            label={words.deliveries}
            name="deliveries"
            columns={columns}
            rows={items}
            keyOf={({ id }) => id}
            pages={pages}
          />
        )}
      </List>
    </section>
  )
}
