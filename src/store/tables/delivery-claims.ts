import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../kernel/schema.ts'
import { inTransaction, json, leaseEnd } from '../kernel/sql.ts'
import { COLUMNS, type Delivery } from './delivery.ts'
import { freePlaces } from './endpoints.ts'

/** Who sends what, and when. */
export interface DeliveryClaims {
  /**
   * Takes one delivery; undefined when it is not due, ended, another has it, or so many of its destination are under way
   * that it has to wait for one of them to end, or its endpoint is left alone for a while.
   */
  claim(id: string, worker: string, leaseMs: number): Promise<Delivery | undefined>
  /** Takes so many of what is due for longest, of each destination no more than {@link DeliveryClaims.claim} would. */
  claimDue(most: number, worker: string, leaseMs: number): Promise<Delivery[]>
  /** False when another worker has it by now. */
  renew(id: string, worker: string, leaseMs: number): Promise<boolean>
  /** Adds to the receipt while it is being sent; false when another worker has it by now. */
  keep(id: string, worker: string, receipt: Delivery['receipt']): Promise<boolean>
  /**
   * What is due and may be taken: of each destination no more than may be under way at once, so that what waits for one
   * that hangs keeps no place from the others'.
   */
  due(filter?: { readonly destination?: string }): Promise<{ readonly id: string }[]>
}

export const deliveryClaims = (db: Db): DeliveryClaims => ({
  async claim(id, worker, leaseMs) {
    // Most of a burst find no place free: those wait for no lock.
    const query = db.selectFrom('deliveries').select('destination').where('id', '=', id).where(isDue)
    const asked = await query.where(hasPlace(sql.ref('deliveries.destination'))).executeTakeFirst()
    if (!asked) return undefined
    const place = hasPlace(sql.ref('d.destination'))
    const [taken] = await take(db, sql`which as (select ${id}::uuid as id)`, place, worker, leaseMs)
    return taken
  },

  claimDue: (most, worker, leaseMs) =>
    take(db, sql`recursive ${WAITING}, which as (${dueAtAll(most)})`, sql`true`, worker, leaseMs),

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

  async due({ destination } = {}) {
    const from = destination === undefined ? WAITING : sql`waiting as (select ${destination}::uuid as destination)`
    const { rows } = await sql<{ id: string }>`with recursive ${from} ${dueAtAll(MOST_DUE)}`.execute(db)
    return rows
  },
})

const MOST_DUE = 500

const isDue = sql<boolean>`(
  (status in ('pending', 'failed') and next_attempt_at <= now()) or (status = 'delivering' and lease_until < now()))`

const hasPlace = (destination: RawBuilder<unknown>) => sql<boolean>`${freePlaces(destination)} > 0`

/** What is due for longest at a destination, by its indexes: what was left by one who died is among it. */
const dueOf = (destination: RawBuilder<unknown>, most: RawBuilder<unknown>) => sql`
  select id, attempts, next_attempt_at from (
    (select id, attempts, next_attempt_at from deliveries w
     where w.destination = ${destination} and w.status in ('pending', 'failed') and w.next_attempt_at <= now()
     order by w.next_attempt_at, w.id limit ${most})
    union all
    (select id, attempts, next_attempt_at from deliveries l
     where l.destination = ${destination} and l.status = 'delivering' and l.lease_until < now())
  ) d order by next_attempt_at, id limit ${most}`

/** Of each of `waiting` what may be taken, what is due for longest first. */
const dueAtAll = (most: number) => {
  const to = sql.ref('waiting.destination')
  return sql`select due.id from waiting
    cross join lateral (${dueOf(to, sql`least(${most}::int, greatest(0, ${freePlaces(to)}))`)}) due
    order by due.next_attempt_at, due.id limit ${most}::int`
}

/** Each destination that something waits for, from one to the next: what waits is not read for it. */
const WAITING = sql`open(destination) as (
    (select destination from deliveries where status in ('pending', 'failed') order by destination limit 1)
    union all
    select (
      select w.destination from deliveries w where w.status in ('pending', 'failed') and w.destination > open.destination
      order by w.destination limit 1
    ) from open where open.destination is not null
  ), waiting as (
    select destination from open where destination is not null
    union select destination from deliveries where status = 'delivering'
  )`

/** So that a process that was stopped at the wrong moment keeps the others from claiming no longer than this. */
const STOPPED = '5s'

/** One claim at a time, or several would find the same place free. */
const take = (
  db: Db,
  which: RawBuilder<unknown>,
  provided: RawBuilder<boolean>,
  worker: string,
  leaseMs: number,
): Promise<Delivery[]> =>
  inTransaction(db, async tx => {
    await sql`select set_config('idle_in_transaction_session_timeout', ${STOPPED}, true),
      pg_advisory_xact_lock(hashtextextended('claim deliveries', 0))`.execute(tx)
    const { rows } = await sql<Delivery>`with ${which}
      update deliveries d
      set status = 'delivering', worker = ${worker}, lease_until = ${leaseEnd(leaseMs)}, attempts = attempts + 1
      from which where d.id = which.id and ${isDue} and ${provided}
      returning ${sql.join(COLUMNS.map(column => sql.ref(`d.${column}`)))}`.execute(tx)
    return rows
  })
