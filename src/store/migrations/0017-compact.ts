import { type Kysely, sql } from 'kysely'

/** Subjects are looked up by equality alone: by a hash of them, which takes a third of the room. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  'create index ledger_leaves_by_subject on ledger_leaves using hash (subject)',
  // Of the kinds that are asked for by kind alone; evidence, which is most, is not.
  `create index ledger_leaves_kind on ledger_leaves (kind, index) where kind <> 'evidence'`,
  'drop index ledger_leaves_subject',
]
