import { CompiledQuery } from 'kysely'
import type { Pool } from 'pg'
import type { Status } from '../../connectors/kit/index.ts'
import type { ItemKey } from './evidence.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from './page.ts'
import type { Db } from './schema.ts'
import { streamRows } from './sql.ts'
import { ORDER, VerdictQuery } from './verdict-query.ts'
import { writeVerdicts } from './verdict-writer.ts'

/** What a check said about one resource: what varies of a finding. The rest is joined in from the registry. */
export interface StoredVerdict {
  readonly check: string
  /** 32 hex digits, see `findingId`. */
  readonly finding: string
  readonly resource: string
  /** The resource's region, or `global`. */
  readonly region: string
  readonly status: Status
  readonly reason: string
  /** `sha256:…`; null where the account or an empty population was judged. */
  readonly resourceDigest: string | null
}

/** A verdict as read back, with the run's share of it. */
export interface FoundVerdict extends StoredVerdict {
  readonly account: string
  /** Evidence type of the group it was written with. */
  readonly type: string
  readonly item: string | null
  readonly observedAt: string
}

/**
 * One group of verdicts of a run: those of one account, region and evidence type. `part` tells apart groups of the same
 * scope (`resource` and `account` checks); default ''.
 */
export interface VerdictKey extends ItemKey {
  readonly part?: string | undefined
}

export interface VerdictFilter {
  readonly status?: readonly Status[] | undefined
  readonly account?: string | undefined
  readonly region?: string | undefined
  readonly type?: string | undefined
  readonly resource?: string | undefined
  /** Only these checks; an empty list finds nothing. */
  readonly checks?: readonly string[] | undefined
  readonly finding?: string | undefined
  /** RFC 3339; as of when it was judged. */
  readonly since?: string | undefined
  readonly until?: string | undefined
}

export interface CheckTally {
  readonly account: string
  readonly check: string
  readonly pass: number
  readonly fail: number
  readonly unknown: number
  readonly not_applicable: number
}

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

export function verdicts(db: Db, pool: Pool): Verdicts {
  return {
    write: (key, about, given) => writeVerdicts(db, key, about, given),

    stream: (run, filter = {}) => {
      const query = new VerdictQuery(run, filter)
      return streamRows<FoundVerdict>(db, pool, `${query.select()} order by ${ORDER}`, query.values)
    },

    async list(run, filter = {}, page = {}) {
      const limit = limitOf(page)
      const after = decodeCursor(page.cursor, ['string', 'string', 'string', 'string', 'string'] as const)
      const query = new VerdictQuery(run, filter)
      if (after) query.after(after)
      const text = `${query.select()} order by ${ORDER} limit ${limit + 1}`
      const { rows } = await db.executeQuery<FoundVerdict>(CompiledQuery.raw(text, query.values))
      return pageOf(rows, limit, last => [last.account, last.region, last.check, last.resource, last.type])
    },

    async tally(run, filter = {}) {
      const query = new VerdictQuery(run, filter)
      type Row = Omit<CheckTally, 'not_applicable'> & { notApplicable: number }
      const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(query.tally(), query.values))
      return rows.map(({ notApplicable, ...row }) => ({ ...row, not_applicable: notApplicable }))
    },
  }
}
