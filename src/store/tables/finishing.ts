import { sql } from 'kysely'
import type { FinishStep } from '../kernel/column-types.ts'
import type { Db } from '../kernel/schema.ts'
import { json, leaseEnd } from '../kernel/sql.ts'
import { seesRun, type Viewer } from '../kernel/viewer.ts'
import { requireWholeRun } from './runs-seen.ts'

export interface Finishing {
  /** Null while nobody is at it. */
  readonly step: FinishStep | null
  /** How often it failed; the run's `error` says with what. */
  readonly failures: number
  /** When it is tried again; null while somebody is at it. */
  readonly retryAt: string | null
}

type Fault = { readonly code: string; readonly message: string }

/** Of runs that are `finishing`; who may finish one is decided by `runs`. */
export interface FinishingRuns {
  /** Null for a run that is not `finishing`. */
  of(run: string): Promise<Finishing | null>
  step(run: string, step: FinishStep): Promise<void>
  /** Gives a run back after a failure; how often it failed by now, or null where this worker has it no longer. */
  failed(run: string, worker: string, error: Fault): Promise<number | null>
  /** Nobody takes the run before that. */
  postpone(run: string, delayMs: number): Promise<void>
  /** Gives a run back as it is, to be taken at once. */
  release(run: string, worker: string): Promise<void>
  /** A run that waits to be tried again may be taken at once; false where none waits. */
  hurry(run: string): Promise<boolean>
}

export function finishing(db: Db, viewer: Viewer): FinishingRuns {
  const open = db.updateTable('runs').where('status', '=', 'finishing')
  return {
    async of(run) {
      const query = db.selectFrom('runs').select(['finishing', 'finishFailures', 'finisher', 'finisherLease'])
      const row = await query
        .where('id', '=', run)
        .where('status', '=', 'finishing')
        .where(seesRun(viewer, 'runs.id'))
        .executeTakeFirst()
      if (!row) return null
      const waits = row.finisher === null
      return {
        step: waits ? null : row.finishing,
        failures: row.finishFailures,
        retryAt: waits ? row.finisherLease : null,
      }
    },

    async step(run, step) {
      await open
        .set({ finishing: json(step) })
        .where('id', '=', run)
        .execute()
    },

    async failed(run, worker, error) {
      const failures = sql<number>`finish_failures + 1`
      const facts = { error: json(error), finishFailures: failures, finishing: null, finisher: null }
      const query = open.set(facts).where('id', '=', run).where('finisher', '=', worker)
      return (await query.returning('finishFailures').executeTakeFirst())?.finishFailures ?? null
    },

    async postpone(run, delayMs) {
      const query = open.set({ finisherLease: leaseEnd(delayMs) }).where('id', '=', run)
      await query.where('finisher', 'is', null).execute()
    },

    async release(run, worker) {
      const free = { finisher: null, finisherLease: sql<string>`now()`, finishing: null }
      await open.set(free).where('id', '=', run).where('finisher', '=', worker).execute()
    },

    async hurry(run) {
      await requireWholeRun(db, viewer, run)
      const query = open.set({ finisherLease: sql<string>`now()` }).where('id', '=', run)
      return (await query.where('finisher', 'is', null).executeTakeFirst()).numUpdatedRows === 1n
    },
  }
}
