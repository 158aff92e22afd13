import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table runs (
     id uuid primary key,
     status text not null,
     request jsonb not null,
     identity_key text not null,
     trigger jsonb not null,
     source jsonb not null,
     label text,
     owner text,
     tool text not null,
     created_at timestamptz not null default now(),
     started_at timestamptz,
     finished_at timestamptz,
     scope jsonb,
     counts jsonb,
     error jsonb,
     finisher text,
     finisher_lease timestamptz
   )`,
  `create index runs_open on runs (id) where status in ('queued', 'collecting', 'finishing')`,
  `create index runs_finished on runs (id) where status = 'finished'`,

  `create table targets (
     run uuid not null references runs on delete cascade,
     account text collate "C" not null,
     region text collate "C" not null,
     status text not null default 'queued',
     attempts int not null default 0,
     worker text,
     lease_until timestamptz,
     error jsonb,
     principal text,
     api_calls int not null default 0,
     started_at timestamptz,
     finished_at timestamptz,
     primary key (run, account, region)
   )`,
  `create index targets_open on targets (run, account, region) where status in ('queued', 'running')`,
]
