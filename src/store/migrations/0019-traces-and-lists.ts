import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<never>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
}

const STATEMENTS = [
  // The trace that a run belongs to (W3C `traceparent`), where traces are made: whichever worker goes on with it adds to that one.
  'alter table runs add column traceparent text',
  // A page of findings reads as many rows of each chunk as it has, and the history of those it shows, however many there are.
  'create index verdicts_order on verdicts (chunk, region, "check")',
  'create index verdicts_finding on verdicts (finding)',
  'create index deliveries_status on deliveries (status, id)',
  // How many of a destination are under way is asked with each claim, whatever it was sent before.
  "create index deliveries_under_way on deliveries (destination) where status = 'delivering'",
]
