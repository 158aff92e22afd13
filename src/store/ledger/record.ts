import { type RawBuilder, sql } from 'kysely'
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

/** As many characters as leaves are found by; of an id, those that say when it was given, to a quarter of a second. */
const BEGINNING = 11

/** True for leaves, or for what is {@link recorded}, with one of these subjects: found by how they begin. */
export const subjectIn = (subjects: readonly string[]) => {
  const beginnings = [...new Set(subjects.map(subject => [...subject].slice(0, BEGINNING).join('')))]
  return sql<boolean>`(left(subject, 11) = any(${beginnings}::text[]) and subject = any(${[...subjects]}::text[]))`
}

/** The same for an expression that gives an id as text. */
export const subjectOf = (id: RawBuilder<string>) =>
  sql<boolean>`(left(subject, 11) = left(${id}, 11) and subject = ${id})`

/** Leaves and what waits to become some, for a FROM clause; `pending`, then `place` order them. */
export const recorded = sql`(
  select kind, subject, digest, at, false as pending, index as place from ledger_leaves
  union all select kind, subject, digest, at, true, id from ledger_pending) as recorded`
