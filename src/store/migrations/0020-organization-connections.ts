import { type Kysely, sql } from 'kysely'

/** Organizations whose accounts join by themselves; which of them connected an account, and what a run knew of them. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table organizations (
     id uuid primary key,
     name text not null,
     account text not null,
     units jsonb not null,
     excluded jsonb not null,
     role_name text not null,
     external_id text not null,
     regions jsonb,
     enabled boolean not null,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     last_join jsonb
   )`,
  // Without a reference: an account still says which organization connected it when that is removed.
  'alter table accounts add column organization uuid',
  'create index accounts_organization on accounts (organization) where organization is not null',
  'alter table runs add column organizations jsonb',
]
