import { type Kysely, sql } from 'kysely'

/** Every slot of a schedule that was claimed and what became of it, and what a schedule does while its last run goes on. */
export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  `alter table schedules add column overlap text not null default 'skip' check (overlap in ('skip', 'queue'))`,
  `create table schedule_slots (
     schedule uuid not null references schedules on delete cascade,
     slot timestamptz not null,
     outcome text not null default 'run',
     run uuid,
     code text,
     message text,
     noted_at timestamptz not null default now(),
     primary key (schedule, slot)
   )`,
  'insert into schedule_slots (schedule, slot, run) select id, last_slot, last_run from schedules where last_slot is not null',
]
