import { sql } from 'kysely'
import { v7 } from 'uuid'
import { StoreError } from '../kernel/error.ts'
import { decodeCursor, encodeCursor, limitOf, type PageRequest } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { inTransaction } from '../kernel/sql.ts'
import { isGranted, type Viewer } from '../kernel/viewer.ts'
import { eventsAsSeen } from './runs-seen.ts'

export const EVENT_TYPES = [
  'run.started',
  'run.finished',
  'run.failed',
  'finding.opened',
  'finding.changed',
  'finding.closed',
  'control.changed',
  'package.ready',
  'account.refused',
  'account.joined',
  'account.closed',
  'schedule.skipped',
  'schedule.late',
  'destination.dead',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

export interface NewEvent {
  readonly id?: string
  readonly type: EventType
  /** Whom it is about; null: the installation as a whole. */
  readonly accounts: readonly string[] | null
  readonly run: string | null
  readonly data: Readonly<Record<string, unknown>>
}

export interface StoredEvent extends Required<NewEvent> {
  readonly at: string
}

export interface EventFilter {
  readonly types?: readonly EventType[] | undefined
  readonly since?: string | undefined
}

export interface Events {
  /** In the transaction of what they tell of; `sent` where their deliveries are written already. */
  add(events: readonly NewEvent[], options?: { sent?: boolean }): Promise<void>
  /**
   * Oldest first. `next` goes on after what was looked at, now or later: an event gets its place once it is committed, so
   * that none comes before a cursor that was given out. Throws `gone` for a cursor that is older than what is kept.
   */
  list(filter: EventFilter, page?: PageRequest): Promise<{ items: StoredEvent[]; next: string }>
  /** Forgets what is older. */
  sweep(days: number): Promise<void>
}

export function events(db: Db, viewer: Viewer): Events {
  return {
    add: (added, { sent = false } = {}) => addEvents(db, added, sent),

    async list({ types, since }, page = {}) {
      const limit = limitOf(page)
      await sequence(db)
      const [after] = decodeCursor(page.cursor, ['number'] as const) ?? [null]
      const { kept, end } = await range(db)
      if (after !== null && after + 1 < kept)
        throw new StoreError('gone', 'Events that the cursor has not seen are kept no longer; start again without it.')
      const { rows } = await sql<StoredEvent & { seq: number }>`
        select id, seq, type, accounts, run, at, data from events
        where seq > ${after ?? 0} and seq < ${end}
          and (${types === undefined} or type = any(${types ?? []}::text[]))
          and ${viewer === 'all' ? sql`true` : isGranted(viewer) ? sql`false` : sql`accounts && ${[...viewer]}::text[]`}
          and (${since ?? null}::timestamptz is null or at >= ${since ?? null})
        order by seq limit ${limit}`.execute(db)
      const seen = rows.length === limit ? rows.at(-1)?.seq : undefined
      const items = rows.map(({ seq: _, ...event }) => event)
      return { items: await eventsAsSeen(db, viewer, items), next: encodeCursor([seen ?? end - 1]) }
    },

    async sweep(days) {
      await sql`delete from events where seq is not null and at < now() - ${days} * interval '1 day'`.execute(db)
    },
  }
}

/** The first place that is kept, and the first that is not given yet. */
async function range(db: Db): Promise<{ kept: number; end: number }> {
  const { rows } = await sql<{ kept: number; end: number }>`
    select coalesce((select min(seq) from events), next) as kept, next as end from event_places`.execute(db)
  return rows[0] ?? { kept: 1, end: 1 }
}

/** Gives places to what is committed, one process at a time: the row of `event_places` is the lock. */
async function sequence(db: Db): Promise<void> {
  const { rows } = await sql<{ waiting: boolean }>`
    select exists (select from events where seq is null) as waiting`.execute(db)
  if (rows[0]?.waiting !== true) return
  await inTransaction(db, async tx => {
    await sql`select next from event_places for update`.execute(tx)
    await sql`
      with placed as (
        update events e set seq = p.place
        from (
          select id, (select next from event_places) + row_number() over (order by n) - 1 as place
          from events where seq is null
        ) p where e.id = p.id returning e.seq
      ) update event_places set next = next + (select count(*) from placed)`.execute(tx)
  })
}

const BATCH = 1000

/** Writes events, and a delivery for each destination that asked for events of that type by name. */
export async function addEvents(db: Db, added: readonly NewEvent[], sent = false): Promise<void> {
  const at = new Date().toISOString()
  const all = added.map(event => ({ ...event, id: event.id ?? v7() }))
  for (let from = 0; from < all.length; from += BATCH) {
    const batch = all.slice(from, from + BATCH)
    await db
      .insertInto('events')
      .values(batch.map(event => ({ ...rowOf(event), at })))
      .execute()
    if (!sent) await send(db, batch, at)
  }
}

const rowOf = ({ id, type, accounts, run, data }: Required<NewEvent>) => ({
  ...{ id, type, run, data: JSON.stringify(data) },
  accounts: accounts === null ? null : [...accounts],
})

async function send(db: Db, batch: readonly Required<NewEvent>[], timestamp: string): Promise<void> {
  const types = new Set(batch.map(({ type }) => type))
  const destinations = await db
    .selectFrom('destinations')
    .select(['id', 'events'])
    .where('enabled', '=', true)
    .execute()
  for (const { id: destination, events: wanted } of destinations) {
    if (!wanted.some(type => types.has(type as EventType))) continue
    const deliveries = batch
      .filter(({ type, data }) => wanted.includes(type) && data.destination !== destination)
      .map(({ id, type, data }) => ({
        ...{ id: v7(), destination, event: id, eventType: type, package: null },
        payload: JSON.stringify({ type, timestamp, data }),
      }))
    if (deliveries.length > 0) await db.insertInto('deliveries').values(deliveries).execute()
  }
}
