import { type Kysely, sql } from 'kysely'

/** How the endpoint of a destination has answered lately; no row: nothing is wrong with it. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table endpoints (
    destination uuid primary key references destinations on delete cascade,
    failures int not null,
    failing_since timestamptz not null default now(),
    paused_until timestamptz
  )`.execute(db)
}
