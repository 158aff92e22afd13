import { type Kysely, sql } from 'kysely'

/** People who sign in, keys and links that show some packages alone, and who looked at what with them. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table people (
    id uuid primary key,
    issuer text not null,
    subject text not null,
    name text not null,
    email text not null,
    role text check (role in ('admin', 'operator', 'reader', 'auditor')),
    role_by text not null default 'claims' check (role_by in ('claims', 'admin')),
    packages jsonb,
    seen_from timestamptz,
    seen_until timestamptz,
    disabled_at timestamptz,
    created_at timestamptz not null default now(),
    last_sign_in_at timestamptz,
    unique (issuer, subject)
  )`.execute(db)
  // A key with a person is that person's session.
  await sql`alter table api_keys
    add packages jsonb, add seen_from timestamptz, add seen_until timestamptz,
    add person_id uuid references people (id)`.execute(db)
  await sql`create index api_keys_person_id on api_keys (person_id) where person_id is not null`.execute(db)
  await sql`alter table sign_ins
    add id uuid not null default gen_random_uuid(), add person text, add accounts jsonb, add packages jsonb,
    add seen_from timestamptz, add seen_until timestamptz, add key_expires_at timestamptz,
    add created_at timestamptz not null default now()`.execute(db)
  await sql`create unique index sign_ins_id on sign_ins (id)`.execute(db)
  await sql`create index audit_log_views on audit_log (id) where jsonb_exists(detail, 'viewer')`.execute(db)
}
