import { type Kysely, sql } from 'kysely'

/** What the owner states: of the installation (`scope` is that word) or of one account. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table statements (
    scope text primary key,
    body jsonb not null,
    stated_by text not null,
    updated_at timestamptz not null default now()
  )`.execute(db)
}
