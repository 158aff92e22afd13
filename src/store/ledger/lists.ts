import { sql } from 'kysely'
import { digestOf } from '../../evidence/digest.ts'
import type { LedgerEntry, LedgerKind } from '../../evidence/ledger.ts'
import { decodeCursor, limitOf, type Page, type PageRequest, pageOf } from '../kernel/page.ts'
import type { Db } from '../kernel/schema.ts'
import { subjectIn } from './record.ts'
import type { StoredCheckpoint } from './stored-checkpoint.ts'

export interface PlacedEntry extends LedgerEntry {
  /** Its place, from 0. */
  readonly index: number
}

export interface LedgerLists {
  /** Entries that have their place, the newest first. */
  entries(
    filter: { kind?: LedgerKind | undefined; subject?: string | undefined },
    page?: PageRequest,
  ): Promise<Page<PlacedEntry>>
  /** The signed checkpoints that were kept, the newest first. */
  kept(page?: PageRequest): Promise<Page<StoredCheckpoint>>
}

export const ledgerLists = (db: Db): LedgerLists => ({
  async entries({ kind, subject }, page = {}) {
    const limit = limitOf(page)
    const cursor = decodeCursor(page.cursor, ['number'] as const)
    const { rows } = await sql<Omit<PlacedEntry, 'digest'> & { digest: Buffer }>`
      select index, kind, subject, digest, at from ledger_leaves
      where true ${kind === undefined ? sql`` : sql`and kind = ${kind}`}
        ${subject === undefined ? sql`` : sql`and ${subjectIn([subject])}`}
        ${cursor === null ? sql`` : sql`and index < ${cursor[0]}`}
      order by index desc limit ${limit + 1}`.execute(db)
    const entries = rows.map(row => ({ ...row, digest: digestOf(row.digest) }))
    return pageOf(entries, limit, ({ index }) => [index])
  },

  async kept(page = {}) {
    const limit = limitOf(page)
    const cursor = decodeCursor(page.cursor, ['number'] as const)
    const rows = await db
      .selectFrom('ledgerCheckpoints')
      .select(['id', 'size', 'root', 'note', 'package', 'account', 'token', 'createdAt'])
      .$if(cursor !== null, query => query.where('id', '<', cursor?.[0] ?? 0))
      .orderBy('id', 'desc')
      .limit(limit + 1)
      .execute()
    const { items, next } = pageOf(rows, limit, ({ id }) => [id])
    return { items: items.map(({ id: _, ...checkpoint }) => checkpoint), next }
  },
})
