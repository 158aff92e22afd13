import { sql } from 'kysely'
import type { Db } from '../kernel/schema.ts'
import type { RunFilter } from './run.ts'

/** What has not ended. */
export const OPEN = ['queued', 'collecting', 'finishing'] as const

export const COLUMNS = [
  'id',
  'status',
  'request',
  'identityKey',
  'trigger',
  'source',
  'label',
  'owner',
  'tool',
  'createdAt',
  'startedAt',
  'finishedAt',
  'scope',
  'counts',
  'error',
  'outcome',
  'coverage',
] as const

/** How well a run stands for the account's state; of a run from before it was recorded, its request tells the scope. */
export const STANDING = sql`case
  when a.outcome = 'nothing_read' then 0
  when a.coverage ->> 'scope' = 'full' then 2
  when a.run is null and r.request -> 'types' = 'null' and r.request -> 'frameworks' = 'null'
    and r.request -> 'regions' = 'null' then 2
  else 1 end`

/** Nothing is left to collect, and nobody is at finishing it. A run without targets has not been planned yet. */
export const finishable = sql<boolean>`(
  (status in ('queued', 'collecting') or (status = 'finishing' and finisher_lease < now()))
  and exists (select from targets where run = runs.id)
  and not exists (select from targets where run = runs.id and status in ('queued', 'running')))`

export function filtered(db: Db, { status, account, schedule, since, until, by }: RunFilter) {
  const moment = by === 'end' ? 'finishedAt' : 'createdAt'
  const ofAccount = sql<boolean>`exists (select from targets where run = runs.id and targets.account = ${account})`
  const ofSchedule = sql<boolean>`trigger ->> 'schedule' = ${schedule}`
  return db
    .selectFrom('runs')
    .select(COLUMNS)
    .$if(status !== undefined, query => query.where('status', '=', status ?? 'queued'))
    .$if(account !== undefined, query => query.where(ofAccount))
    .$if(schedule !== undefined, query => query.where(ofSchedule))
    .$if(since !== undefined, query => query.where(moment, '>=', since ?? ''))
    .$if(until !== undefined, query => query.where(moment, '<', until ?? ''))
}
