import { sql } from 'kysely'
import { v7 } from 'uuid'
import { scheduleDigest } from '../../evidence/ledger.ts'
import type { Changes } from '../kernel/changes.ts'
import type { RunRequest } from '../kernel/column-types.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { found, inTransaction, json, uuidOr404 } from '../kernel/sql.ts'
import { record } from '../ledger/record.ts'

export interface NewSchedule {
  readonly name: string
  readonly cron: string
  /** IANA name. */
  readonly timezone: string
  readonly request: RunRequest
  readonly enabled: boolean
}

export interface Schedule extends NewSchedule {
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
  /** Takes the right to fire for one moment: true once per schedule and moment, and never for an earlier one. */
  claimSlot(id: string, slot: string): Promise<boolean>
  fired(id: string, run: string): Promise<void>
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

    async claimSlot(id, slot) {
      const claimed = await db
        .updateTable('schedules')
        .set({ lastSlot: slot })
        .where('id', '=', id)
        .where('enabled', '=', true)
        .where(eb => eb.or([eb('lastSlot', 'is', null), eb('lastSlot', '<', slot)]))
        .executeTakeFirst()
      return claimed.numUpdatedRows === 1n
    },

    async fired(id, run) {
      await db.updateTable('schedules').set({ lastRun: run }).where('id', '=', id).execute()
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
