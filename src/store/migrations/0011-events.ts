import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // seq: the place in the feed, given after the transaction that wrote the event; n: the order within transactions.
  // accounts: whom it is about; null for the installation as a whole.
  `create table events (
     id uuid primary key,
     n bigint generated always as identity,
     seq bigint unique,
     type text not null,
     accounts text[],
     run uuid,
     at timestamptz(3) not null,
     data jsonb not null
   )`,
  'create index events_waiting on events (n) where seq is null',
  'create table event_places ("only" boolean primary key default true check ("only"), next bigint not null)',
  'insert into event_places (next) values (1)',
  // The run that findings and controls of an account were last compared with.
  'create table account_states (account text collate "C" primary key, run uuid not null)',
]
