import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  // Who holds a key, and by which key it was made.
  await sql`alter table api_keys add person text, add made_by uuid`.execute(db)
  // The installation that signs for this database: SHA-256 of its public key, and what tells its key of secrets.
  await sql`create table installation (
    "only" boolean primary key default true check ("only"),
    signing_key text not null,
    secrets_key text,
    updated_at timestamptz not null default now()
  )`.execute(db)
}
