import { v7 } from 'uuid'
import type { DeliveryStatus } from '../kernel/column-types.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { found, isUuid, uuidOr404 } from '../kernel/sql.ts'
import { type Attempt, COLUMNS, type Delivery, type NewDelivery } from './delivery.ts'
import { type DeliveryClaims, deliveryClaims } from './delivery-claims.ts'
import { type DeliveryOutcomes, deliveryOutcomes } from './delivery-outcomes.ts'
import { type DeliveryReplays, deliveryReplays } from './delivery-replays.ts'

export interface DeliveryFilter {
  readonly destination?: string | undefined
  readonly package?: string | undefined
  readonly status?: DeliveryStatus | undefined
  readonly event?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

export interface Deliveries extends DeliveryClaims, DeliveryOutcomes, DeliveryReplays {
  /** Idempotent by destination and event. Call it in the transaction that writes what the event tells of. */
  enqueue(delivery: NewDelivery): Promise<Delivery>
  /** The same of many, in any order. */
  enqueueAll(all: readonly NewDelivery[]): Promise<Delivery[]>
  get(id: string): Promise<Delivery>
  list(filter: DeliveryFilter, page?: PageRequest): Promise<Page<Delivery>>
  attempts(id: string): Promise<Attempt[]>
  /** Of the run that it tells of; null where there is none, or it was not traced. */
  traceparent(id: string): Promise<string | null>
}

export const deliveries = (db: Db): Deliveries => ({
  ...deliveryClaims(db),
  ...deliveryOutcomes(db),
  ...deliveryReplays(db),

  async enqueue(delivery) {
    const [made] = await enqueueAll(db, [delivery])
    return found(made, 'delivery', delivery.event)
  },

  enqueueAll: all => enqueueAll(db, all),

  async get(id) {
    const query = db.selectFrom('deliveries').select(COLUMNS).where('id', '=', uuidOr404(id, 'delivery'))
    return found(await query.executeTakeFirst(), 'delivery', id)
  },

  async list(filter, page = {}) {
    const limit = limitOf(page)
    const cursor = decodeCursor(page.cursor, ['string'] as const)
    const { destination, package: built, event, status, since, until } = filter
    if ([destination, built, event].some(id => id !== undefined && !isUuid(id))) return { items: [], next: null }
    const equal = { ...(destination && { destination }), ...(built && { package: built }), ...(event && { event }) }
    const rows = await db
      .selectFrom('deliveries')
      .select(COLUMNS)
      .where(eb => eb.and({ ...equal, ...(status && { status }) }))
      .$if(since !== undefined, query => query.where('createdAt', '>=', since ?? ''))
      .$if(until !== undefined, query => query.where('createdAt', '<', until ?? ''))
      .$if(cursor !== null, query => query.where('id', '<', cursor?.[0] ?? ''))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    return pageOf(rows, limit, row => [row.id])
  },

  attempts: id =>
    db
      .selectFrom('deliveryAttempts')
      .select(['at', 'durationMs', 'httpStatus', 'error', 'stage', 'detail'])
      .where('delivery', '=', uuidOr404(id, 'delivery'))
      .orderBy('id')
      .execute(),

  async traceparent(id) {
    const query = db.selectFrom('deliveries').innerJoin('events', 'events.id', 'deliveries.event')
    const row = await query
      .innerJoin('runs', 'runs.id', 'events.run')
      .select('runs.traceparent')
      .where('deliveries.id', '=', id)
      .executeTakeFirst()
    return row?.traceparent ?? null
  },
})

async function enqueueAll(db: Db, all: readonly NewDelivery[]): Promise<Delivery[]> {
  if (all.length === 0) return []
  const added = await db
    .insertInto('deliveries')
    .values(all.map(delivery => ({ id: v7(), ...delivery })))
    .onConflict(conflict => conflict.columns(['destination', 'event']).doNothing())
    .returning(COLUMNS)
    .execute()
  const keyOf = ({ destination, event }: NewDelivery) => `${destination} ${event}`
  const known = new Set(added.map(keyOf))
  const before = all.filter(delivery => !known.has(keyOf(delivery)))
  if (before.length === 0) return added
  const there = await db
    .selectFrom('deliveries')
    .select(COLUMNS)
    .where(eb => eb.or(before.map(({ destination, event }) => eb.and({ destination, event }))))
    .execute()
  return [...added, ...there]
}
