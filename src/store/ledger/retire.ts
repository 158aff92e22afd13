import { sql } from 'kysely'
import { v7 } from 'uuid'
import { jsonDigest } from '../../evidence/digest.ts'
import type { Db } from '../kernel/schema.ts'
import { inTransaction, json } from '../kernel/sql.ts'
import { record } from './record.ts'
import { auditState } from './states.ts'

/**
 * Deletes the evidence, findings and controls of runs that ended before a moment, and the runs. Ledger and audit log say
 * what was deleted and by whom. Packages stay. Gives how many runs it were.
 */
export const retireRuns = (db: Db, before: string, actor: string): Promise<number> =>
  inTransaction(db, async tx => {
    await sql`set local exhibit.retention = 'on'`.execute(tx)
    const { rows } = await sql<{ id: string }>`
      select id from runs where finished_at < ${before} and status in ('finished', 'failed', 'cancelled')
      order by id for update`.execute(tx)
    for (const { id } of rows) await retireRun(tx, id, actor)
    await sql`set local exhibit.retention = 'off'`.execute(tx)
    return rows.length
  })

async function retireRun(tx: Db, run: string, actor: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    delete from item_rows where scope in (select n from run_scopes where run = ${run}) returning id`.execute(tx)
  const items = rows.map(({ id }) => id).sort()
  await sql`insert into ledger_pending (kind, subject, digest)
    select 'evidence.retire', id, sha256(convert_to(id, 'UTF8')) from unnest(${items}::text[]) as gone(id)`.execute(tx)
  await sql`delete from verdict_groups where scope in (select n from run_scopes where run = ${run})`.execute(tx)
  await sql`delete from run_scopes where run = ${run}`.execute(tx)
  await sql`delete from run_controls where run = ${run}`.execute(tx)
  await sql`delete from runs where id = ${run}`.execute(tx)
  await record(tx, { kind: 'run.retire', subject: run, digest: jsonDigest({ items }) })
  const line = { id: v7(), actor, action: 'run.retire', subject: run, detail: json({ items }) }
  const written = await tx.insertInto('auditLog').values(line).returningAll().executeTakeFirstOrThrow()
  await record(tx, { kind: 'audit', subject: written.id, digest: auditState(written) })
}
