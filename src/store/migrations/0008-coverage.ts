import { type Kysely, sql } from 'kysely'

/** What came of a run and of each of its accounts: which of them may stand for the account's state. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  'alter table runs add column outcome text, add column coverage jsonb',
  `create table run_accounts (
     run uuid not null references runs on delete cascade,
     account text collate "C" not null,
     outcome text not null,
     coverage jsonb not null,
     primary key (run, account)
   )`,
]
