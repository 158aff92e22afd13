import { CompiledQuery, sql } from 'kysely'
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
      const rows: FoundVerdict[] = []
      for await (const accounts of accountsOf(db, run, filter.account ?? after?.[0])) {
        const query = await queryOf(run, filter)
        query.of(accounts)
        if (after) query.after(after)
        const page = CompiledQuery.raw(query.first(limit + 1 - rows.length), query.values)
        rows.push(...(await db.executeQuery<FoundVerdict>(page)).rows)
        if (rows.length > limit || filter.account !== undefined) break
      }
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

const MANY = 4

/**
 * The accounts of a run in order, the first by itself and then ever more at once: a page is mostly one account's, and those
 * of a filter that finds little are few statements still. `from`: the first of them.
 */
async function* accountsOf(db: Db, run: string, from = ''): AsyncGenerator<string[]> {
  if (!isUuid(run)) return
  let last: string | undefined
  for (let many = 1; ; many *= MANY) {
    const { rows } = await sql<{ account: string }>`select account from run_scopes
      where run = ${run} and ${last === undefined ? sql`account >= ${from}` : sql`account > ${last}`}
      order by account limit ${many}`.execute(db)
    if (rows.length > 0) yield rows.map(({ account }) => account)
    if (rows.length < many) return
    last = rows.at(-1)?.account
  }
}
