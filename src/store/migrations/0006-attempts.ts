import { type Kysely, sql } from 'kysely'

/** What bounds the attempts at a target: how many in a row came to nothing, and when the next may begin. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`alter table targets add failures int not null default 0, add not_before timestamptz`.execute(db)
}
