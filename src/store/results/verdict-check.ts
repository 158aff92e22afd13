import { sql } from 'kysely'
import type { Pool } from 'pg'
import { StoreError } from '../kernel/error.ts'
import type { Db } from '../kernel/schema.ts'
import { isUuid } from '../kernel/sql.ts'
import { chunkDigest } from '../kernel/verdict-digest.ts'

/** A run that was found whole is not looked at again for so long: pages of one list come soon after each other. */
const FRESH_MS = 600_000
const REMEMBERED = 1000
const whole = new WeakMap<Pool, Map<string, number>>()

/** Throws `corrupt` where stored verdicts of a run, or of one account in it, do not give the digests they were stored under. */
export async function requireWhole(db: Db, pool: Pool, run: string, account?: string): Promise<void> {
  const seen = whole.get(pool) ?? new Map<string, number>()
  whole.set(pool, seen)
  const key = account === undefined ? run : `${run} ${account}`
  const freshest = Math.max(seen.get(run) ?? 0, seen.get(key) ?? 0)
  if (!isUuid(run) || Date.now() - freshest < FRESH_MS) return
  const { rows } = await sql<{ id: string }>`
    select c.id::text from (select distinct unnest(chunks) as id from run_verdicts
      where run = ${run} and (${account ?? null}::text is null or account = ${account ?? null})) c
    left join verdict_chunks k on k.id = c.id
    where k.id is null or k.digest is distinct from ${chunkDigest}
      or k.verdicts <> (select count(*) from verdicts v where v.chunk = k.id) limit 1`.execute(db)
  if (rows.length > 0)
    throw new StoreError(
      'corrupt',
      `Stored findings of run ${run} do not match their digest; \`exhibit ledger check\` names them.`,
    )
  seen.delete(key)
  seen.set(key, Date.now())
  for (const oldest of seen.keys()) if (seen.size > REMEMBERED) seen.delete(oldest)
}
