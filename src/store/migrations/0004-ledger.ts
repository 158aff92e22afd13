import { type Kysely, sql } from 'kysely'

/** The append-only ledger (docs/adr/ledger.md). */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  for (const table of ['ledger', 'ledger_leaves', 'ledger_checkpoints'])
    await sql.raw(neverChanged(table, 'update or delete or truncate')).execute(db)
  // The sequencer takes pending rows away.
  await sql.raw(neverChanged('ledger_pending', 'update or truncate')).execute(db)
}

/** Unlike evidence, no retention takes anything from the ledger. */
const neverChanged = (table: string, what: string) => `
  create trigger append_only before ${what} on ${table}
  for each statement execute function refuse_ledger_change()`

const STATEMENTS = [
  `create function refuse_ledger_change() returns trigger language plpgsql as $$
   begin
     raise exception 'the ledger is append-only: % on %', tg_op, tg_table_name using errcode = 'EXH01';
   end $$`,

  `create table ledger (
     id uuid primary key default gen_random_uuid(),
     "only" boolean not null unique default true check ("only")
   )`,
  'insert into ledger default values',

  `create table ledger_pending (
     id bigint generated always as identity primary key,
     kind text collate "C" not null,
     subject text collate "C" not null,
     digest bytea not null check (length(digest) = 32),
     at timestamptz(3) not null default now()
   )`,

  // nodes: the hashes of the complete subtrees that end with this leaf, the leaf's own first
  `create table ledger_leaves (
     index bigint primary key check (index >= 0),
     kind text collate "C" not null,
     subject text collate "C" not null,
     digest bytea not null,
     at timestamptz(3) not null,
     nodes bytea not null
   )`,
  'create index ledger_leaves_subject on ledger_leaves (kind, subject, index)',

  // package, account: of the package that carries it
  `create table ledger_checkpoints (
     id bigint generated always as identity primary key,
     size bigint not null,
     root bytea not null,
     note text not null,
     package uuid,
     account text collate "C",
     created_at timestamptz not null default now()
   )`,
  'create index ledger_checkpoints_account on ledger_checkpoints (account, size) where package is not null',
]
