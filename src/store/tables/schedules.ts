import { sql } from 'kysely'
import { v7 } from 'uuid'
import { scheduleDigest } from '../../evidence/ledger.ts'
import type { Changes } from '../kernel/changes.ts'
import type { RunRequest } from '../kernel/column-types.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction, json, uuidOr404 } from '../kernel/sql.ts'
import { record } from '../ledger/record.ts'
import { addEvents } from './events.ts'

export interface NewSchedule {
  readonly name: string
  readonly cron: string
  /** IANA name. */
  readonly timezone: string
  readonly request: RunRequest
  readonly enabled: boolean
  /** What becomes of a slot that comes while the run before is still going on. */
  readonly overlap: 'skip' | 'queue'
  /** What becomes of a slot that comes while another run reads an account of this schedule. */
  readonly beside?: 'run' | 'skip' | 'queue'
}

/** What became of a slot; `late`: its run began more than a minute after it. */
export type SlotOutcome =
  | { readonly outcome: 'run' | 'late'; readonly run: string; readonly code?: 'beside'; readonly message?: string }
  | { readonly outcome: 'skipped'; readonly code: string; readonly message: string }

export interface ScheduleSlot {
  readonly slot: string
  readonly outcome: 'run' | 'late' | 'skipped'
  readonly run: string | null
  readonly code: string | null
  readonly message: string | null
  readonly notedAt: string
}

export interface Schedule extends Required<NewSchedule> {
  readonly id: string
  readonly createdAt: string
  readonly updatedAt: string
  /** The last moment it fired for. */
  readonly lastSlot: string | null
  readonly lastRun: string | null
}

export interface Schedules {
  create(schedule: NewSchedule): Promise<Schedule>
  get(id: string): Promise<Schedule>
  list(filter: { enabled?: boolean | undefined }, page?: PageRequest): Promise<Page<Schedule>>
  update(id: string, change: Changes<NewSchedule>): Promise<Schedule>
  remove(id: string): Promise<void>
  /** Takes the right to fire for one slot: true once per schedule and slot, and never for one before the last that has come. */
  claimSlot(id: string, slot: string, now: string): Promise<boolean>
  /** Until the transaction ends no other one gets past this: whoever starts a run sees those of all others. */
  alone(): Promise<void>
  /** What became of a slot that was claimed. */
  note(id: string, slot: string, outcome: SlotOutcome): Promise<void>
  /** The last slot on record that has come by then. */
  lastSlotBy(id: string, now: string): Promise<string | null>
  /** Newest first. Slots are kept for 400 days. */
  slots(id: string, page?: PageRequest): Promise<Page<ScheduleSlot>>
}

export function schedules(db: Db): Schedules {
  return {
    create: ({ request, ...rest }) =>
      inTransaction(db, async tx => {
        const insert = tx.insertInto('schedules').values({ id: v7(), ...rest, request: json(request) })
        return recordState(tx, 'schedule.create', await insert.returningAll().executeTakeFirstOrThrow())
      }),

    async get(id) {
      const query = db.selectFrom('schedules').selectAll().where('id', '=', uuidOr404(id, 'schedule'))
      return found(await query.executeTakeFirst(), 'schedule', id)
    },

    async list({ enabled }, page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await db
        .selectFrom('schedules')
        .selectAll()
        .$if(enabled !== undefined, query => query.where('enabled', '=', enabled ?? true))
        .$if(cursor !== null, query => query.where('id', '>', cursor?.[0] ?? ''))
        .orderBy('id')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, row => [row.id])
    },

    async update(id, { request, ...plain }) {
      return inTransaction(db, async tx => {
        const query = tx
          .updateTable('schedules')
          .set({ ...plain, ...(request && { request: json(request) }), updatedAt: sql`now()` })
          .where('id', '=', uuidOr404(id, 'schedule'))
        return recordState(tx, 'schedule.update', found(await query.returningAll().executeTakeFirst(), 'schedule', id))
      })
    },

    async remove(id) {
      await inTransaction(db, async tx => {
        const query = tx.deleteFrom('schedules').where('id', '=', uuidOr404(id, 'schedule'))
        await recordState(tx, 'schedule.delete', found(await query.returningAll().executeTakeFirst(), 'schedule', id))
      })
    },

    async claimSlot(id, slot, now) {
      const { rows } = await sql<{ slot: string }>`
        insert into schedule_slots (schedule, slot)
        select id, ${slot} from schedules
        where id = ${id} and enabled and not exists (
          select 1 from schedule_slots where schedule = ${id} and slot >= ${slot} and slot <= ${now})
        on conflict do nothing returning slot`.execute(db)
      if (rows.length === 0) return false
      await db.updateTable('schedules').set({ lastSlot: slot }).where('id', '=', id).execute()
      await sql`delete from schedule_slots where schedule = ${id} and slot < ${slot}::timestamptz - interval '400 days'`.execute(
        db,
      )
      return true
    },

    async alone() {
      await sql`select pg_advisory_xact_lock(hashtextextended('start schedules', 0))`.execute(db)
    },

    async note(id, slot, outcome) {
      await db.updateTable('scheduleSlots').set(outcome).where('schedule', '=', id).where('slot', '=', slot).execute()
      const data = { schedule: id, slot, ...outcome }
      if (outcome.outcome === 'skipped') {
        await addEvents(db, [{ type: 'schedule.skipped', accounts: null, run: null, data }])
        return
      }
      if (outcome.outcome === 'late')
        await addEvents(db, [
          {
            type: 'schedule.late',
            accounts: null,
            run: outcome.run,
            data: { schedule: id, slot, outcome: 'late', run: outcome.run },
          },
        ])
      await db.updateTable('schedules').set({ lastRun: outcome.run }).where('id', '=', id).execute()
    },

    async lastSlotBy(id, now) {
      const query = db.selectFrom('scheduleSlots').select('slot').where('schedule', '=', id).where('slot', '<=', now)
      return (await query.orderBy('slot', 'desc').limit(1).executeTakeFirst())?.slot ?? null
    },

    async slots(id, page = {}) {
      const limit = limitOf(page)
      const cursor = decodeCursor(page.cursor, ['string'] as const)
      const rows = await db
        .selectFrom('scheduleSlots')
        .select(['slot', 'outcome', 'run', 'code', 'message', 'notedAt'])
        .where('schedule', '=', uuidOr404(id, 'schedule'))
        .$if(cursor !== null, query => query.where('slot', '<', cursor?.[0] ?? ''))
        .orderBy('slot', 'desc')
        .limit(limit + 1)
        .execute()
      return pageOf(rows, limit, row => [row.slot])
    },
  }
}

async function recordState(
  tx: Db,
  kind: 'schedule.create' | 'schedule.update' | 'schedule.delete',
  row: Schedule,
): Promise<Schedule> {
  await record(tx, { kind, subject: row.id, digest: scheduleDigest(row) })
  return row
}
