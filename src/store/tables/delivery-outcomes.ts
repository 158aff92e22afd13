import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { Db } from '../kernel/schema.ts'
import { inTransaction, json } from '../kernel/sql.ts'
import { type Attempt, COLUMNS, type Delivery } from './delivery.ts'
import { endpointFailed, type Pause } from './endpoints.ts'
import { addEvents } from './events.ts'

export interface Sent {
  readonly id: string
  readonly attempt: Attempt
}

/** How sendings end. */
export interface DeliveryOutcomes {
  delivered(id: string, worker: string, attempt: Attempt): Promise<boolean>
  /** The same of many, which were sent by one worker: all of them or, where it fails, none. */
  deliveredAll(sent: readonly Sent[], worker: string): Promise<void>
  /** `retryAt` null: it is dead. `pause`: the endpoint has failed, and may have to be left alone. */
  failed(id: string, worker: string, attempt: Attempt, retryAt: string | null, pause?: Pause): Promise<boolean>
  /** Gives up what has been due for so long while its endpoint failed all the time. */
  giveUp(waitedMs: number): Promise<Delivery[]>
}

export const deliveryOutcomes = (db: Db): DeliveryOutcomes => ({
  delivered: async (id, worker, attempt) => (await settle(db, [{ id, attempt }], worker)) === 1,

  async deliveredAll(sent, worker) {
    await settle(db, sent, worker)
  },

  failed: (id, worker, attempt, retryAt, pause) =>
    inTransaction(db, async tx => {
      const status = retryAt === null ? 'dead' : 'failed'
      const last = { lastStatus: attempt.httpStatus, lastError: attempt.error, worker: null, leaseUntil: null }
      const settled = await tx
        .updateTable('deliveries')
        .set({ status, nextAttemptAt: retryAt, ...last })
        .where(eb => eb.and({ id, worker, status: 'delivering' as const }))
        .returning('destination')
        .executeTakeFirst()
      if (!settled) return false
      if (pause) await endpointFailed(tx, settled.destination, pause)
      await tx
        .insertInto('deliveryAttempts')
        .values({ delivery: id, id: v7(), ...attempt })
        .execute()
      if (status === 'dead') await tellDead(tx, id)
      return true
    }),

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
})

/** In one statement: it is what happens nearly always, and a place is free the sooner. Gives how many this worker still held. */
async function settle(db: Db, sent: readonly Sent[], worker: string): Promise<number> {
  const rows = json(sent.map(({ id, attempt }) => ({ delivery: id, note: v7(), ...attempt })))
  const settled = await sql`
    with sent as materialized (
      select * from jsonb_to_recordset(${rows}::jsonb) as t(delivery uuid, note uuid, at timestamptz, "durationMs" int,
        "httpStatus" int, error text, stage text, detail text)
    ), settled as (
      update deliveries d set status = 'delivered', next_attempt_at = null, delivered_at = sent.at,
        last_status = sent."httpStatus", last_error = sent.error, worker = null, lease_until = null
      from sent where d.id = sent.delivery and d.worker = ${worker} and d.status = 'delivering' returning d.id, d.destination
    ), works as (
      delete from endpoints where destination in (select destination from settled)
    ), noted as (
      insert into delivery_attempts (delivery, id, at, duration_ms, http_status, error, stage, detail)
      select delivery, note, at, "durationMs", "httpStatus", error, stage, detail from sent
      where delivery in (select id from settled)
    )
    select from settled`.execute(db)
  return settled.rows.length
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
