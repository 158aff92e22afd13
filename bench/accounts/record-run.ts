import { bucket } from '../../connectors/aws/s3/bucket.ts'
import { header, newRun, resources } from '../../samples/make-account.ts'
import { itemDigest } from '../../src/evidence/item.ts'
import type { Runtime } from '../../src/service/runtime/runtime.ts'

const REGIONS = ['global', ...Array.from({ length: 20 }, (_, n) => `eu-fake-${n}`)]
const FRAMEWORK = 'cis-aws-foundations-7.0.0'

/** Records a run over so many made-up accounts of 21 items, ready to be finished; gives its id. */
export async function recordRun({ store, worker }: Runtime, size: number, members = 5): Promise<string> {
  const accounts = Array.from({ length: size }, (_, n) => String(100_000_000_000 + n))
  const request = { ...newRun().request, accounts, frameworks: [FRAMEWORK], types: [bucket.id] }
  const run = await store.runs.create(newRun({ request }))
  const listed = resources(bucket.id, members)
  for (const account of accounts)
    for (const region of REGIONS) {
      const key = { run: run.id, account, region }
      await store.targets.add(run.id, [{ account, region }])
      await store.targets.claim(key, { worker, owner: null, leaseMs: 600_000 })
      await store.evidence.writeItem({ ...key, type: bucket.id }, listed, collected => {
        const made = header(run.id, bucket.id, collected, region)
        const scoped = { ...made, scope: { ...made.scope, account } }
        return { ...scoped, digest: itemDigest(scoped) }
      })
      await store.targets.end(key, worker, { status: 'done', principal: `arn:aws:iam::${account}:role/x`, apiCalls: 7 })
    }
  return run.id
}
