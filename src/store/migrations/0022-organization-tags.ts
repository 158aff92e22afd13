import { type Kysely, sql } from 'kysely'

/** Which tags the accounts of an organization join by. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql.raw("alter table organizations add column tags jsonb not null default '[]'").execute(db)
}
