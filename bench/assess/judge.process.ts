import { checks } from '../../connectors/index.ts'
import { assessAccount } from '../../src/assess/assess-account.ts'
import type { AccountEvidence } from '../../src/assess/populations.ts'
import type { Resource } from '../../src/evidence/item.ts'
import { openStore } from '../../src/store/index.ts'
import type { Judged } from './index.ts'

const ROUNDS = 5

/** Run as a process: `RUN`; reads a run's evidence into memory, judges it some times and prints how long that took. */
const store = await openStore({ url: process.env.DATABASE_URL, dataDir: process.env.EXHIBIT_DATA_DIR ?? '' })
const [, , run = ''] = process.argv
const items = await Array.fromAsync(store.evidence.items(run))
const members = new Map<string, Resource[]>()
for (const { id } of items) members.set(id, await Array.fromAsync(store.evidence.resources(id)))
await store.close()

const evidence: AccountEvidence = {
  account: items[0]?.scope.account ?? '',
  partition: items[0]?.scope.partition ?? 'aws',
  regions: [...new Set(items.map(item => item.scope.region))].filter(region => region !== 'global'),
  startedAt: new Date(items[0]?.collected.startedAt ?? 0),
  items,
  resources: async function* (item) {
    yield* members.get(item.id) ?? []
  },
}

async function judged(): Promise<number> {
  let pairs = 0
  for await (const group of assessAccount(checks, evidence))
    for await (const rows of group.batches()) pairs += rows.filter(row => row.resourceDigest !== null).length
  return pairs
}

let pairs = 0
const seconds: number[] = []
for (let round = 0; round < ROUNDS; round++) {
  const before = process.threadCpuUsage()
  pairs = await judged()
  const { user, system } = process.threadCpuUsage(before)
  seconds.push((user + system) / 1e6)
}
const resources = [...members.values()].reduce((sum, { length }) => sum + length, 0)
console.log(JSON.stringify({ resources, pairs, seconds } satisfies Judged))
