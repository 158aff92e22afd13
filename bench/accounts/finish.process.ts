import { bucket } from '../../connectors/aws/s3/bucket.ts'
import { readConfig } from '../../src/config.ts'
import { itemDigest } from '../../src/evidence/item.ts'
import { openService } from '../../src/main.ts'
import { finishRun } from '../../src/service/runs/finish-run.ts'
import { header, newRun, resources } from '../../test/store/make-account.ts'

/** Run as a process: `ACCOUNTS`; records a run over so many made-up accounts, finishes it and prints how long that took. */
const accounts = Array.from({ length: Number(process.argv[2]) }, (_, n) => String(100_000_000_000 + n))
const REGIONS = ['global', ...Array.from({ length: 20 }, (_, n) => `eu-fake-${n}`)]
const FRAMEWORK = 'cis-aws-foundations-7.0.0'

const { runtime, close } = await openService(readConfig(process.env), { work: 'none' })
const { store, worker } = runtime
const request = { ...newRun().request, accounts, frameworks: [FRAMEWORK], types: [bucket.id] }
const run = await store.runs.create(newRun({ request }))
const members = resources(bucket.id, 5)
for (const account of accounts)
  for (const region of REGIONS) {
    const key = { run: run.id, account, region }
    await store.targets.add(run.id, [{ account, region }])
    await store.targets.claim(key, { worker, owner: null, leaseMs: 600_000 })
    await store.evidence.writeItem({ ...key, type: bucket.id }, members, collected => {
      const made = header(run.id, bucket.id, collected, region)
      const scoped = { ...made, scope: { ...made.scope, account } }
      return { ...scoped, digest: itemDigest(scoped) }
    })
    await store.targets.end(key, worker, { status: 'done', principal: `arn:aws:iam::${account}:role/x`, apiCalls: 7 })
  }
const started = performance.now()
await finishRun(runtime, run.id)
const seconds = (performance.now() - started) / 1000
const { status, error } = await store.runs.get(run.id)
await close()
if (status !== 'finished') throw new Error(`the run ended as ${status}: ${error?.message}`)
console.log(JSON.stringify({ seconds }))
