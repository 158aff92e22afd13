import { type Kysely, sql } from 'kysely'

/** What reviewers say of findings, in order; and links that sign somebody in once. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create table reviews (
    id uuid primary key,
    finding text not null,
    account text not null,
    run uuid not null,
    mark text check (mark in ('accepted', 'follow_up', 'answered')),
    comment text,
    reviewer text not null,
    at timestamptz not null default now(),
    check (mark is not null or comment is not null)
  )`.execute(db)
  await sql`create index reviews_account on reviews (account, finding, id)`.execute(db)
  await sql`create table sign_ins (
    hash bytea primary key,
    name text not null,
    scopes jsonb not null,
    created_by text not null,
    made_by uuid,
    expires_at timestamptz not null
  )`.execute(db)
}
