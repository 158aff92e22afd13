import { type Kysely, sql } from 'kysely'

/** What is due at each destination, in its order: taking one reads no others. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  "create index deliveries_waiting on deliveries (destination, next_attempt_at, id) where status in ('pending', 'failed')",
  'drop index deliveries_due',
]
