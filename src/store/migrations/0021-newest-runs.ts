import { type Kysely, sql } from 'kysely'

/** What finds the newest run of each account without reading those long past. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  "create index runs_ended on runs (finished_at, id) where status = 'finished'",
  'create index targets_account on targets (account, run)',
]
