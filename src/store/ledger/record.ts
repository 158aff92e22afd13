import { sql } from 'kysely'
import { bytesOf } from '../../evidence/digest.ts'
import type { LedgerEntry } from '../../evidence/ledger.ts'
import type { Db } from '../kernel/schema.ts'

/** Whatever is recorded; the database gives the time. */
export type NewEntry = Omit<LedgerEntry, 'at'>

/** Records something in the transaction that does it: both happen, or neither. The sequencer gives it its place. */
export async function record(db: Db, { kind, subject, digest }: NewEntry): Promise<void> {
  await sql`insert into ledger_pending (kind, subject, digest)
    values (${kind}, ${subject}, ${bytesOf(digest)})`.execute(db)
}

/** Leaves and what waits to become some, for a FROM clause; `pending`, then `place` order them. */
export const recorded = sql`(
  select kind, subject, digest, at, false as pending, index as place from ledger_leaves
  union all select kind, subject, digest, at, true, id from ledger_pending) as recorded`
