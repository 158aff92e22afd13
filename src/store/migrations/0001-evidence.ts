import { type Kysely, sql } from 'kysely'

const APPEND_ONLY = [
  'contents',
  'chunks',
  'member_lists',
  'items',
  'verdict_chunks',
  'verdicts',
  'run_verdicts',
  'run_controls',
]

/** Evidence and what was judged of it. Text that is ordered by is in code point order whatever the database's locale. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  for (const table of APPEND_ONLY) await sql.raw(appendOnly(table)).execute(db)
}

/** Refuses changes, except in a transaction that says `set local exhibit.retention = 'on'` (docs/store.md). */
const appendOnly = (table: string) => `
  create trigger append_only before update or delete or truncate on ${table}
  for each statement execute function refuse_change()`

const STATEMENTS = [
  `create function refuse_change() returns trigger language plpgsql as $$
   begin
     if current_setting('exhibit.retention', true) is distinct from 'on' then
       raise exception 'evidence is append-only: % on %', tg_op, tg_table_name using errcode = 'EXH01';
     end if;
     return null;
   end $$`,

  `create table contents (
     digest bytea primary key,
     body bytea not null
   )`,

  `create table chunks (
     digest bytea primary key,
     members int not null,
     body bytea not null
   )`,

  `create table member_lists (
     root bytea primary key,
     members int not null,
     chunks bytea[] not null
   )`,

  `create table items (
     id uuid primary key,
     run uuid not null,
     account text collate "C" not null,
     region text collate "C" not null,
     type text collate "C" not null,
     root bytea not null,
     members int not null,
     gaps int not null,
     field_gaps int not null,
     list_gap boolean not null,
     finished_at timestamptz not null,
     header bytea not null,
     unique (run, account, region, type)
   )`,
  'create index items_newest on items (account, type, id)',

  `create table verdict_chunks (
     id bigint generated always as identity primary key,
     digest bytea not null unique,
     verdicts int not null
   )`,

  `create table verdicts (
     chunk bigint not null,
     seq int not null,
     "check" text collate "C" not null,
     status text not null,
     region text collate "C" not null,
     resource text collate "C" not null,
     finding uuid not null,
     reason text not null,
     resource_digest bytea,
     primary key (chunk, seq)
   )`,

  `create table run_verdicts (
     run uuid not null,
     account text collate "C" not null,
     region text collate "C" not null,
     type text collate "C" not null,
     part text collate "C" not null,
     item uuid,
     observed_at timestamptz not null,
     verdicts int not null,
     chunks bigint[] not null,
     primary key (run, account, region, type, part)
   )`,

  `create table run_controls (
     run uuid not null,
     framework text collate "C" not null,
     account text collate "C" not null,
     results bytea not null,
     primary key (run, framework, account)
   )`,
]
