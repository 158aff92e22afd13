import { sql } from 'kysely'
import type { Db } from '../kernel/schema.ts'
import { seenOfRun, type Viewer } from '../kernel/viewer.ts'
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
  'traceparent',
  'organizations',
] as const

/** Nothing is left to collect, and nobody is at finishing it. A run without targets has not been planned yet. */
export const finishable = sql<boolean>`(
  (status in ('queued', 'collecting') or (status = 'finishing' and finisher_lease < now()))
  and exists (select from targets where run = runs.id)
  and not exists (select from targets where run = runs.id and status in ('queued', 'running')))`

export function filtered(db: Db, { status, account, schedule, since, until, by }: RunFilter, viewer: Viewer) {
  const moment = by === 'end' ? 'finishedAt' : 'createdAt'
  const ofAccount = sql<boolean>`exists (select from targets
    where targets.run = runs.id and targets.account = ${account} and ${seenOfRun(viewer, 'targets')})`
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
