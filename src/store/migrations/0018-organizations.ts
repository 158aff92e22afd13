import { type Kysely, sql } from 'kysely'

/** The last test of each account's permissions; and what a schedule does while another reads one of its accounts. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table permission_tests (
     account uuid primary key references accounts on delete cascade,
     test jsonb not null,
     updated_at timestamptz not null default now()
   )`,
  `alter table schedules add column beside text not null default 'run' check (beside in ('run', 'skip', 'queue'))`,
]
