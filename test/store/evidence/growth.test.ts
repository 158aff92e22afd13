import { expect, test } from 'vitest'
import { ACCOUNT, header, newRun, resources, verdictsOn } from '../../../samples/make-account.ts'
import { openStore, type Store } from '../../../src/store/index.ts'
import { query, testDatabase } from '../database.ts'

const TYPES = Array.from({ length: 45 }, (_, n) => `aws.service${n}.thing`)
const PER_TYPE = 112
const CHECKS = 8

/** One run over an account of 5,040 resources in 45 items, with 40,320 verdicts. */
async function collect(store: Store, change: { type: string; of: number } | null = null): Promise<string> {
  const run = await store.runs.create(newRun())
  await store.targets.add(run.id, [{ account: ACCOUNT, region: 'us-east-1' }])
  const target = await store.targets.claimNext({ worker: 'w', owner: null, leaseMs: 60_000 }, run.id)
  for (const type of TYPES) {
    const members = resources(type, PER_TYPE - (change?.type === type ? change.of : 0))
    const key = { run: run.id, account: ACCOUNT, region: 'us-east-1', type }
    const { item } = await store.evidence.writeItem(key, members, collected => header(run.id, type, collected))
    const about = { item: item.id, observedAt: item.collected.startedAt }
    await store.verdicts.write(key, about, verdictsOn(members, type, CHECKS))
  }
  await store.controls.write(run.id, 'soc2-2017', ACCOUNT, [])
  if (target) await store.targets.end(target, 'w', { status: 'done', apiCalls: 500 })
  await store.runs.claimFinish(run.id, 'w', 60_000)
  await store.runs.end(run.id, 'finished')
  return run.id
}

test('a second run of an unchanged account adds at most 2 % of the bytes of the first', {
  timeout: 120_000,
}, async () => {
  const { url, schema, dataDir } = await testDatabase()
  const store = await openStore({ url, dataDir })
  const size = async () => {
    const [row] = await query<{ bytes: string }>(
      url,
      `select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c join pg_namespace n on n.oid = relnamespace
       where nspname = $1 and relkind = 'r'`,
      [schema],
    )
    return Number(row?.bytes)
  }
  try {
    const empty = await size()
    const started = performance.now()
    await collect(store)
    const seconds = (performance.now() - started) / 1000
    const first = (await size()) - empty
    const again = performance.now()
    const run = await collect(store)
    const second = (await size()) - empty - first
    const secondSeconds = (performance.now() - again) / 1000
    await collect(store, { type: 'aws.service7.thing', of: 1 })
    const third = (await size()) - empty - first - second
    process.stdout.write(
      `first run ${first} bytes (${seconds.toFixed(1)} s), second ${second} (${((100 * second) / first).toFixed(2)} %, ${secondSeconds.toFixed(1)} s), one resource gone ${third}\n`,
    )
    expect(second / first).toBeLessThanOrEqual(0.02)
    expect(await store.evidence.counts(run)).toMatchObject({ items: 45, resources: 45 * PER_TYPE })
    const tallies = await store.verdicts.tally(run)
    expect(tallies.reduce((sum, tally) => sum + tally.pass + tally.fail, 0)).toBe(45 * PER_TYPE * CHECKS)
  } finally {
    await store.close()
  }
})
