import { CompiledQuery } from 'kysely'
import type { Pool } from 'pg'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { isUuid, streamRows } from '../kernel/sql.ts'
import { type Viewer, viewersOfRuns } from '../kernel/viewer.ts'
import type { CheckTally, FoundVerdict, StoredVerdict, VerdictFilter, VerdictKey } from './verdict.ts'
import { requireWhole } from './verdict-check.ts'
import { ORDER, VerdictQuery } from './verdict-query.ts'
import { writeVerdicts } from './verdict-writer.ts'

/** What is read is held against its digest: `corrupt` where it does not match. */
export interface Verdicts {
  /**
   * Stores a group's verdicts, given in the same order every time (by resource, then check), so that an unchanged
   * group shares the rows of the run before. Idempotent by key: a second writer changes nothing.
   */
  write(
    key: VerdictKey,
    about: { item: string | null; observedAt: string },
    verdicts: AsyncIterable<StoredVerdict> | Iterable<StoredVerdict>,
  ): Promise<{ created: boolean; count: number }>
  /** Every verdict of a run that matches, ordered by account, region, check, resource. */
  stream(run: string, filter?: VerdictFilter): AsyncIterable<FoundVerdict>
  /** The same, a page at a time. */
  list(run: string, filter?: VerdictFilter, page?: PageRequest): Promise<Page<FoundVerdict>>
  /** Counts per account and check, ordered by account, check. */
  tally(run: string, filter?: VerdictFilter): Promise<CheckTally[]>
}

export function verdicts(db: Db, pool: Pool, viewer: Viewer): Verdicts {
  const queryOf = async (run: string, filter: VerdictFilter) => {
    const of = await viewersOfRuns(db, viewer, isUuid(run) ? [run] : [])
    return new VerdictQuery(run, filter, of(run))
  }
  return {
    write: (key, about, given) => writeVerdicts(db, key, about, given),

    async *stream(run, filter = {}) {
      await requireWhole(db, pool, run)
      const query = await queryOf(run, filter)
      yield* streamRows<FoundVerdict>(db, pool, `${query.select()} order by ${ORDER}`, query.values)
    },

    async list(run, filter = {}, page = {}) {
      await requireWhole(db, pool, run, filter.account)
      const limit = limitOf(page)
      const after = decodeCursor(page.cursor, ['string', 'string', 'string', 'string', 'string'] as const)
      const query = await queryOf(run, filter)
      if (after) query.after(after)
      const { rows } = await db.executeQuery<FoundVerdict>(CompiledQuery.raw(query.first(limit + 1), query.values))
      return pageOf(rows, limit, last => [last.account, last.region, last.check, last.resource, last.type])
    },

    async tally(run, filter = {}) {
      await requireWhole(db, pool, run)
      const query = await queryOf(run, filter)
      type Row = Omit<CheckTally, 'not_applicable'> & { notApplicable: number }
      const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(query.tally(), query.values))
      return rows.map(({ notApplicable, ...row }) => ({ ...row, not_applicable: notApplicable }))
    },
  }
}
