import { sql } from 'kysely'
import { bytesOf, jsonDigest } from '../../evidence/digest.ts'
import type { Db } from '../kernel/schema.ts'
import { LATER, statesOf } from './held.ts'
import { record, recorded } from './record.ts'

const KINDS = LATER.flatMap(({ kinds, gone }) => [...kinds, ...gone])

/**
 * Records rows of a database that was made before the ledger held their kind, as they are now; `ledger.adopt` says how
 * many. Once: where any of these kinds was recorded, it does nothing. One process at a time may call it.
 */
export const adoptRows = (db: Db): Promise<void> =>
  db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => {
      const { rows } = await sql`select 1 from ${recorded} where kind = any(${KINDS}::text[]) limit 1`.execute(tx)
      if (rows.length > 0) return
      const before = await countOf(tx)
      if (before === 0) return
      await record(tx, { kind: 'ledger.adopt', subject: String(before), digest: jsonDigest({ rows: before }) })
      for (const held of LATER)
        for await (const batch of statesOf(tx, held))
          await sql`insert into ledger_pending (kind, subject, digest)
            select ${held.kinds[0]}, * from unnest(${batch.map(({ id }) => id)}::text[],
              ${batch.map(({ digest }) => bytesOf(digest))}::bytea[])`.execute(tx)
    })

async function countOf(tx: Db): Promise<number> {
  let all = 0
  for (const held of LATER) {
    const { rows } = await sql<{ n: number }>`select count(*) as n from (${held.rows}) as held`.execute(tx)
    all += rows[0]?.n ?? 0
  }
  return all
}
