import { sql, type Updateable } from 'kysely'
import { v7 } from 'uuid'
import type { DeliveryStatus } from '../kernel/column-types.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db, Tables } from '../kernel/schema.ts'
import { found, inTransaction, isUuid, json, leaseEnd, uuidOr404 } from '../kernel/sql.ts'
import { endpointFailed, endpointWorks, freePlaces, type Pause, tryEndpoints } from './endpoints.ts'
import { addEvents } from './events.ts'

export interface NewDelivery {
  readonly destination: string
  /** The same for every destination and every attempt: the receiver's key against doubles. */
  readonly event: string
  readonly eventType: string
  readonly package: string | null
  /** The body, byte for byte the same in every attempt. */
  readonly payload: string
}

export interface Delivery extends NewDelivery {
  readonly id: string
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly nextAttemptAt: string | null
  readonly lastStatus: number | null
  readonly lastError: string | null
  readonly createdAt: string
  readonly deliveredAt: string | null
  /** What tells the vendor's copy again. */
  readonly receipt: Readonly<Record<string, string>>
}

/** One sending. `stage`: whose fault a failure is (ours, the receiver's, bookkeeping). */
export interface Attempt {
  readonly at: string
  readonly durationMs: number
  readonly httpStatus: number | null
  readonly error: string | null
  readonly stage: string | null
  /** The beginning of what the other side said, without secrets. */
  readonly detail: string | null
}

export interface DeliveryFilter {
  readonly destination?: string | undefined
  readonly package?: string | undefined
  readonly status?: DeliveryStatus | undefined
  readonly event?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

/** A delivery that is due. `turn` is another for each attempt and each replay: a hint of it is not taken for an older one. */
export interface DueDelivery {
  readonly id: string
  readonly turn: string
}

export interface Deliveries {
  /** Idempotent by destination and event. Call it in the transaction that writes what the event tells of. */
  enqueue(delivery: NewDelivery): Promise<Delivery>
  get(id: string): Promise<Delivery>
  list(filter: DeliveryFilter, page?: PageRequest): Promise<Page<Delivery>>
  attempts(id: string): Promise<Attempt[]>
  /**
   * Takes one delivery; undefined when it is not due, ended, another has it, or so many of its destination are under way
   * that it has to wait for one of them to end, or its endpoint is left alone for a while.
   */
  claim(id: string, worker: string, leaseMs: number): Promise<Delivery | undefined>
  /** False when another worker has it by now. */
  renew(id: string, worker: string, leaseMs: number): Promise<boolean>
  /** Adds to the receipt while it is being sent; false when another worker has it by now. */
  keep(id: string, worker: string, receipt: Delivery['receipt']): Promise<boolean>
  delivered(id: string, worker: string, attempt: Attempt): Promise<boolean>
  /** `retryAt` null: it is dead. `pause`: the endpoint has failed, and may have to be left alone. */
  failed(id: string, worker: string, attempt: Attempt, retryAt: string | null, pause?: Pause): Promise<boolean>
  /** Gives up what has been due for so long while its endpoint failed all the time. */
  giveUp(waitedMs: number): Promise<Delivery[]>
  /** Sends again, with the same event id, from the first attempt; an endpoint that is left alone is tried at once. */
  replay(id: string): Promise<Delivery>
  /** Sends again what failed or died, and was made in this time; gives how many. */
  replayFailed(filter: {
    readonly destination?: string | undefined
    readonly since: string
    readonly until?: string | undefined
  }): Promise<number>
  /**
   * What is due and may be taken, for the queue to be told of: of each destination no more than may be under way at once, so
   * that what waits for one that hangs keeps no place from the others'.
   */
  due(filter?: { readonly destination?: string }): Promise<DueDelivery[]>
}

export function deliveries(db: Db): Deliveries {
  const repository: Deliveries = {
    async enqueue(delivery) {
      const { destination, event } = delivery
      await db
        .insertInto('deliveries')
        .values({ id: v7(), ...delivery })
        .onConflict(conflict => conflict.columns(['destination', 'event']).doNothing())
        .execute()
      const query = db
        .selectFrom('deliveries')
        .select(COLUMNS)
        .where(eb => eb.and({ destination, event }))
      return query.executeTakeFirstOrThrow()
    },

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

    claim: (id, worker, leaseMs) =>
      inTransaction(db, async tx => {
        const asked = await tx.selectFrom('deliveries').select('destination').where('id', '=', id).executeTakeFirst()
        if (!asked) return undefined
        // One claim at a time for each destination, or all would find the same place free.
        await sql`select pg_advisory_xact_lock(hashtextextended(${`deliver ${asked.destination}`}, 0))`.execute(tx)
        const free = sql<boolean>`${freePlaces(sql.val(asked.destination))} > 0`
        const taken = tx.updateTable('deliveries').set(taking(worker, leaseMs)).where('id', '=', id)
        return taken.where(isDue).where(free).returning(COLUMNS).executeTakeFirst()
      }),

    async keep(id, worker, receipt) {
      const query = db
        .updateTable('deliveries')
        .set({ receipt: sql`receipt || ${json(receipt)}::jsonb` })
        .where(eb => eb.and({ id, worker, status: 'delivering' as const }))
      return (await query.executeTakeFirst()).numUpdatedRows === 1n
    },

    async renew(id, worker, leaseMs) {
      const query = db
        .updateTable('deliveries')
        .set({ leaseUntil: leaseEnd(leaseMs) })
        .where(eb => eb.and({ id, worker, status: 'delivering' as const }))
      return (await query.executeTakeFirst()).numUpdatedRows === 1n
    },

    delivered: (id, worker, attempt) =>
      settle(
        db,
        id,
        worker,
        attempt,
        { status: 'delivered', nextAttemptAt: null, deliveredAt: attempt.at },
        endpointWorks,
      ),

    failed: (id, worker, attempt, retryAt, pause) =>
      settle(
        db,
        id,
        worker,
        attempt,
        { status: retryAt === null ? 'dead' : 'failed', nextAttemptAt: retryAt },
        async (tx, destination) => {
          if (pause) await endpointFailed(tx, destination, pause)
        },
      ),

    giveUp: waitedMs =>
      inTransaction(db, async tx => {
        const long = sql<string>`now() - ${waitedMs} * interval '1 millisecond'`
        const failing = tx.selectFrom('endpoints').select('destination').where('failingSince', '<', long)
        const dead = await tx
          .updateTable('deliveries')
          .set({ status: 'dead', nextAttemptAt: null, lastError: 'endpoint_failing' })
          .where('status', 'in', ['pending', 'failed'])
          .where('nextAttemptAt', '<', long)
          .where('destination', 'in', failing)
          .returning(COLUMNS)
          .execute()
        for (const { id } of dead) await tellDead(tx, id)
        return dead
      }),

    replay: id =>
      inTransaction(db, async tx => {
        const query = tx
          .updateTable('deliveries')
          .set({ ...FRESH, nextAttemptAt: sql`now()` })
          .where('id', '=', uuidOr404(id, 'delivery'))
        const replayed = found(await query.returning(COLUMNS).executeTakeFirst(), 'delivery', id)
        await tryEndpoints(tx, [replayed.destination])
        return replayed
      }),

    async replayFailed({ destination, since, until }) {
      if (destination !== undefined && !isUuid(destination)) return 0
      return inTransaction(db, async tx => {
        const query = tx
          .updateTable('deliveries')
          .set({ ...FRESH, nextAttemptAt: sql`now()` })
          .where('status', 'in', ['failed', 'dead'])
          .where('createdAt', '>=', since)
          .$if(until !== undefined, q => q.where('createdAt', '<', until ?? ''))
          .$if(destination !== undefined, q => q.where('destination', '=', destination ?? ''))
        const replayed = await query.returning('destination').execute()
        await tryEndpoints(tx, [...new Set(replayed.map(row => row.destination))])
        return replayed.length
      })
    },

    async due({ destination } = {}) {
      const ranked = db
        .selectFrom('deliveries')
        .select(['id', 'attempts', 'nextAttemptAt', 'destination'])
        .select(sql<number>`row_number() over (partition by destination order by next_attempt_at, id)`.as('place'))
        .where(isDue)
        .$if(destination !== undefined, query => query.where('destination', '=', destination ?? ''))
      const rows = await db
        .selectFrom(ranked.as('ranked'))
        .select(['id', 'attempts', 'nextAttemptAt'])
        .where(sql<boolean>`place <= ${freePlaces(sql.ref('ranked.destination'))}`)
        .orderBy('nextAttemptAt')
        .limit(MOST_DUE)
        .execute()
      return rows.map(({ id, attempts, nextAttemptAt }) => ({
        id,
        turn: `${attempts}.${nextAttemptAt === null ? '' : Date.parse(nextAttemptAt)}`,
      }))
    },
  }
  return repository
}

const FRESH = { status: 'pending', attempts: 0, worker: null, leaseUntil: null, deliveredAt: null } as const

const COLUMNS = [
  'id',
  'destination',
  'event',
  'eventType',
  'package',
  'payload',
  'status',
  'attempts',
  'nextAttemptAt',
  'lastStatus',
  'lastError',
  'createdAt',
  'deliveredAt',
  'receipt',
] as const

const isDue = sql<boolean>`(
  (status in ('pending', 'failed') and next_attempt_at <= now()) or (status = 'delivering' and lease_until < now()))`

const MOST_DUE = 500

const taking = (worker: string, leaseMs: number) => ({
  status: 'delivering' as const,
  worker,
  leaseUntil: leaseEnd(leaseMs),
  attempts: sql<number>`attempts + 1`,
})

/** Ends one sending, with its trace; false when another worker has the delivery by now. */
function settle(
  db: Db,
  id: string,
  worker: string,
  attempt: Attempt,
  outcome: Updateable<Tables['deliveries']>,
  noteEndpoint: (tx: Db, destination: string) => Promise<void>,
): Promise<boolean> {
  const last = { lastStatus: attempt.httpStatus, lastError: attempt.error, worker: null, leaseUntil: null }
  return inTransaction(db, async tx => {
    const settled = await tx
      .updateTable('deliveries')
      .set({ ...outcome, ...last })
      .where(eb => eb.and({ id, worker, status: 'delivering' as const }))
      .returning('destination')
      .executeTakeFirst()
    if (!settled) return false
    await noteEndpoint(tx, settled.destination)
    await tx
      .insertInto('deliveryAttempts')
      .values({ delivery: id, id: v7(), ...attempt })
      .execute()
    if (outcome.status === 'dead') await tellDead(tx, id)
    return true
  })
}

/** That somebody could not be told of a dead destination is no further event: two dead ones would go on for ever. */
async function tellDead(db: Db, id: string): Promise<void> {
  const query = db.selectFrom('deliveries').select(['destination', 'event', 'eventType', 'lastError', 'attempts'])
  const dead = await query.where('id', '=', id).executeTakeFirst()
  if (!dead || dead.eventType === 'destination.dead') return
  const { destination, event, eventType, lastError: error, attempts } = dead
  const data = { destination, delivery: id, event, eventType, attempts, error }
  await addEvents(db, [{ type: 'destination.dead', accounts: null, run: null, data }])
}
