import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `create table accounts (
     id uuid primary key,
     account text not null unique,
     name text not null,
     access jsonb not null,
     regions jsonb,
     tags jsonb not null,
     enabled boolean not null,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     verified_at timestamptz,
     last_error jsonb
   )`,

  `create table schedules (
     id uuid primary key,
     name text not null,
     cron text not null,
     timezone text not null,
     request jsonb not null,
     enabled boolean not null,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     last_slot timestamptz,
     last_run uuid
   )`,

  `create table packages (
     id uuid primary key,
     run uuid not null,
     account text,
     format text not null,
     path text not null,
     sha256 text not null,
     size bigint not null,
     manifest bytea not null,
     label text,
     created_at timestamptz not null default now()
   )`,
  'create index packages_run on packages (run)',

  `create table destinations (
     id uuid primary key,
     name text not null,
     kind text not null,
     config jsonb not null,
     events jsonb not null,
     enabled boolean not null,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now()
   )`,
  `create table destination_secrets (
     destination uuid primary key references destinations on delete cascade,
     names jsonb not null,
     sealed bytea not null
   )`,

  `create table deliveries (
     id uuid primary key,
     destination uuid not null,
     event uuid not null,
     event_type text not null,
     package uuid,
     payload text not null,
     status text not null default 'pending',
     attempts int not null default 0,
     next_attempt_at timestamptz default now(),
     worker text,
     lease_until timestamptz,
     last_status int,
     last_error text,
     created_at timestamptz not null default now(),
     delivered_at timestamptz,
     unique (destination, event)
   )`,
  `create index deliveries_due on deliveries (next_attempt_at) where status in ('pending', 'failed', 'delivering')`,
  `create table delivery_attempts (
     delivery uuid not null references deliveries on delete cascade,
     id uuid not null,
     at timestamptz not null,
     duration_ms int not null,
     http_status int,
     error text,
     stage text,
     primary key (delivery, id)
   )`,

  `create table acceptances (
     id uuid primary key,
     "check" text not null,
     account text not null,
     region text,
     resource text,
     kind text not null,
     reason text not null,
     owner text not null,
     requested_by text not null,
     until timestamptz not null,
     approved_by text check (approved_by <> requested_by),
     approved_at timestamptz,
     revoked_by text,
     revoked_at timestamptz,
     created_at timestamptz not null default now()
   )`,

  `create table api_keys (
     id uuid primary key,
     name text not null,
     prefix text not null,
     hash bytea not null unique,
     scopes jsonb not null,
     accounts jsonb,
     expires_at timestamptz,
     created_at timestamptz not null default now(),
     created_by text not null,
     last_used_at timestamptz,
     revoked_at timestamptz
   )`,

  `create table audit_log (
     id uuid primary key,
     at timestamptz not null default now(),
     actor text not null,
     action text not null,
     subject text,
     detail jsonb not null
   )`,
  `create trigger append_only before update or delete or truncate on audit_log
   for each statement execute function refuse_change()`,

  `create table idempotency_keys (
     key text not null,
     route text not null,
     idempotency_key text not null,
     body_hash text not null,
     status int,
     headers jsonb,
     body text,
     expires_at timestamptz not null,
     primary key (key, route, idempotency_key)
   )`,
  'create index idempotency_keys_expiry on idempotency_keys (expires_at)',

  `create table user_frameworks (
     id text primary key,
     yaml text not null,
     sha256 text not null,
     updated_at timestamptz not null default now()
   )`,
]
