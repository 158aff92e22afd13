import { type Kysely, sql } from 'kysely'

/** What tells the vendor's copy again, and what the other side said. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table deliveries add receipt jsonb not null default '{}'`.execute(db)
  await sql`alter table delivery_attempts add detail text`.execute(db)
}
