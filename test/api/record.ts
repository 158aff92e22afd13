import { randomBytes } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { v7 } from 'uuid'
import { bucket } from '../../connectors/aws/s3/bucket.ts'
import { checks } from '../../connectors/index.ts'
import { header, newRun, resources } from '../../samples/make-account.ts'
import type { Coverage, Covered } from '../../src/evidence/coverage.ts'
import { sha256 } from '../../src/evidence/digest.ts'
import { findingId } from '../../src/evidence/finding.ts'
import { itemDigest, type Resource } from '../../src/evidence/item.ts'
import { canonicalJson } from '../../src/evidence/json.ts'
import type { ControlStatus } from '../../src/frameworks/framework.ts'
import { tellChanges } from '../../src/service/packages/changes.ts'
import type { Runtime } from '../../src/service/runtime/runtime.ts'
import type { Run, StoredControl } from '../../src/store/index.ts'

export const BUCKET_CHECKS = checks.filter(c => c.judges === 'resource' && c.type.id === bucket.id).map(c => c.id)

interface Recorded {
  readonly run: Run
  readonly item: string
  readonly package: string
}

interface Wanted {
  readonly account: string
  readonly buckets?: number
  readonly failing?: number
  /** With what came of it on record, and its changes told. */
  readonly scope?: Coverage['scope']
  readonly controls?: { framework: string; status: ControlStatus }
}

/** A finished run of one account with one item of buckets, verdicts on them, controls and a package, straight into the store. */
export async function recordRun(
  runtime: Runtime,
  { account, buckets = 3, failing = 1, controls, scope }: Wanted,
): Promise<Recorded> {
  const { store } = runtime
  const run = await startedRun(runtime, account)
  const members = resources('aws.s3.bucket', buckets)
  const key = { run: run.id, account, region: 'global', type: bucket.id }
  const { item } = await store.evidence.writeItem(key, members, collected => {
    const made = header(run.id, bucket.id, collected, 'global')
    const scoped = { ...made, scope: { ...made.scope, account } }
    return { ...scoped, digest: itemDigest(scoped) }
  })
  await store.verdicts.write(
    key,
    { item: item.id, observedAt: item.collected.startedAt },
    verdicts(account, members, failing),
  )
  if (controls) await store.controls.write(run.id, controls.framework, account, [controlOf(account, controls)])
  const built = v7()
  const content = randomBytes(5000)
  const path = join('packages', `${built}.zip`)
  await mkdir(dirname(join(runtime.config.dataDir, path)), { recursive: true })
  await writeFile(join(runtime.config.dataDir, path), content)
  await store.transaction(async tx => {
    await tx.packages.add({
      id: built,
      run: run.id,
      account,
      format: 'exhibit.package/v1',
      path,
      sha256: sha256(content).toString('hex'),
      size: content.length,
      manifest: Buffer.from(canonicalJson(manifestOf(built, account, run.id))),
      label: null,
    })
    if (scope) {
      const covered = coveredBy(scope)
      await tx.runs.cover(run.id, covered, [{ account, ...covered }])
      await tellChanges(tx, run.id)
    }
    await tx.runs.end(run.id, 'finished')
  })
  return { run: await store.runs.get(run.id), item: item.id, package: built }
}

/** As much of a manifest as is read of it where the package is on record. */
const manifestOf = (id: string, account: string, run: string) => ({
  ...{ format: 'exhibit.package/v1', id, run, created: '2026-11-24T03:04:11.000Z' },
  source: { kind: 'aws', hosts: [] },
  scope: { accounts: [{ account, alias: `Account ${account}` }], types: [bucket.id] },
  counts: { items: 1, resources: 3, apiCalls: 7, findings: { pass: 5, fail: 1, unknown: 0, not_applicable: 0 } },
  gaps: { lists: 0, members: 0, fields: 0 },
  frameworks: [{ id: 'cis-aws-foundations-7.0.0', statuses: { tests_failed: 1 } }],
})

const coveredBy = (scope: Coverage['scope']): Covered => ({
  outcome: 'complete',
  coverage: { scope, targets: { done: 1, refused: 0, disabled: 0 } },
})

/** A run whose one target has been read. */
export async function startedRun({ store, worker }: Runtime, account: string): Promise<Run> {
  const run = await store.runs.create(newRun({ request: { ...newRun().request, accounts: [account] } }))
  await store.targets.add(run.id, [{ account, region: 'global' }])
  const key = { run: run.id, account, region: 'global' }
  await store.targets.claim(key, { worker, owner: null, leaseMs: 60_000 })
  await store.targets.end(key, worker, { status: 'done', principal: `arn:aws:iam::${account}:role/x`, apiCalls: 7 })
  return run
}

function* verdicts(account: string, members: readonly Resource[], failing: number) {
  for (const { id, region, digest } of members) {
    for (const [index, check] of BUCKET_CHECKS.entries())
      yield {
        check,
        finding: findingId({ check, account, region, resource: id }),
        resource: id,
        region,
        status: index < failing ? ('fail' as const) : ('pass' as const),
        reason: `Setting ${index} of the bucket is ${index < failing ? 'off' : 'on'}.`,
        resourceDigest: digest,
      }
  }
}

const controlOf = (
  account: string,
  { framework, status }: { framework: string; status: ControlStatus },
): StoredControl => ({
  framework,
  control: '2.1.1',
  account,
  level: 'Level 1',
  title: 'Buckets deny plain HTTP',
  status,
  evidence: 'full',
  findings: { pass: 0, fail: 1, unknown: 0, not_applicable: 0 },
  checks: [],
  limits: null,
  because: 'Because the test says so.',
})
