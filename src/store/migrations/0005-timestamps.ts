import { type Kysely, sql } from 'kysely'

/** Tokens of outside timestamp authorities (docs/adr/late-timestamps.md). */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // DER, over the note; a checkpoint that gets its token late is kept again, with it
  'alter table ledger_checkpoints add column token bytea',
  'create index ledger_checkpoints_size on ledger_checkpoints (size, id)',

  // The zip states that authorities were to be asked, and none answered.
  'alter table packages add column awaits_timestamp boolean not null default false',
  'create index packages_awaiting on packages (id) where awaits_timestamp',

  // Two workers that finish a run, because the lease of one ran out, publish one package.
  'create unique index packages_of on packages (run, account)',

  // What came later stands beside the zip, which is never changed.
  `create table package_timestamps (
     package uuid primary key,
     token bytea not null,
     authority text not null,
     time timestamptz not null,
     created_at timestamptz not null default now()
   )`,
  `create trigger append_only before update or delete or truncate on package_timestamps
   for each statement execute function refuse_change()`,
]
