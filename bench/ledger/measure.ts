import { randomInt } from 'node:crypto'
import { jsonDigest } from '../../src/evidence/digest.ts'
import { openStore, type Store } from '../../src/store/index.ts'
import { onDatabase, query } from '../kit/database.ts'
import { quantile } from '../kit/figure.ts'

/**
 * What things cost in a ledger of so many entries. Milliseconds are lower quartiles, as other work on the machine only
 * ever adds to them; hashes are those of the longest proof seen.
 */
export interface Cost {
  readonly size: number
  readonly appendMs: number
  readonly inclusionMs: number
  readonly inclusionHashes: number
  readonly consistencyMs: number
  readonly consistencyHashes: number
}

const TIMES = 60

/** Grows one ledger to each of these sizes, ascending, and measures it there: through the store, on a real PostgreSQL. */
export const measureLedger = (sizes: readonly number[]): Promise<Cost[]> =>
  onDatabase(async newPlace => {
    const { url, dataDir } = await newPlace()
    const store = await openStore({ url, dataDir })
    try {
      const costs: Cost[] = []
      for (const size of sizes) {
        await fill(store, url, size)
        costs.push(await costOf(store, size))
      }
      return costs
    } finally {
      await store.close()
    }
  })

/** Entries wait as if runs had recorded them, and get their places as always. */
async function fill(store: Store, url: string, size: number): Promise<void> {
  const { size: there } = await store.ledger.grow()
  await query(
    url,
    `insert into ledger_pending (kind, subject, digest)
     select 'evidence', n::text, sha256(n::text::bytea) from generate_series($1::int, $2::int) n`,
    [there, size - 1],
  )
  await store.ledger.grow()
  // As autovacuum would do it in time: a new table's statistics say that it is empty.
  await query(url, 'vacuum analyze ledger_rows, ledger_pending')
}

async function costOf(store: Store, size: number): Promise<Cost> {
  const inclusion = await timed(async () => {
    const [proven] = await store.ledger.inclusions(size, 'evidence', [String(randomInt(size))])
    return proven?.path.length ?? 0
  })
  const consistency = await timed(async () => {
    const [proven] = await store.ledger.consistencies(size, [1 + randomInt(size - 1)])
    return proven?.path.length ?? 0
  })
  const append = await timed(async () => {
    await store.ledger.record({ kind: 'evidence', subject: `new ${size}`, digest: jsonDigest(size) })
    const tree = await store.ledger.grow()
    return tree.size
  })
  return {
    size,
    appendMs: append.ms,
    inclusionMs: inclusion.ms,
    inclusionHashes: inclusion.most,
    consistencyMs: consistency.ms,
    consistencyHashes: consistency.most,
  }
}

async function timed(work: () => Promise<number>): Promise<{ ms: number; most: number }> {
  const times: number[] = []
  let most = 0
  for (let i = 0; i < TIMES; i++) {
    const started = performance.now()
    most = Math.max(most, await work())
    times.push(performance.now() - started)
  }
  return { ms: quantile(times, 0.25), most }
}
