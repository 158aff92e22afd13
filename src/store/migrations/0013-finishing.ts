import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // What the finisher is at, and how often finishing failed. A run that waits to be tried again has a lease and no finisher.
  'alter table runs add column finishing jsonb',
  'alter table runs add column finish_failures int not null default 0',
]
