import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { verifyIndex } from '../../../src/package/organization/verify-index.ts'
import { verifyMembers } from '../../../src/package/organization/verify-members.ts'
import { reperformPackage } from '../../../src/service/reperform/index.ts'
import { testService } from '../../api/service.ts'
import { until } from '../../jobs/worker-process.ts'
import { hasMoto, testAws } from '../../kit/collect.ts'

const FRAMEWORK = 'cis-aws-foundations-7.0.0'
const CLOSED = '222222222222'

/** A service with one account that can be entered, and one that cannot. */
async function place() {
  const aws = await testAws()
  const { accessKeyId, secretAccessKey, sessionToken } = aws.credentials
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  })
  onTestFinished(() => aws.stop())
  const env = { AWS_ENDPOINT_URL: aws.endpoint, AWS_REGION: 'us-east-1' }
  const { admin, runtime } = await testService({ work: 'shared', env })
  await admin('POST', '/v1/accounts', { account: aws.account, name: 'A', access: { kind: 'ambient' } })
  await admin('POST', '/v1/accounts', { account: CLOSED, name: 'B', access: { kind: 'profile', profile: 'none' } })
  const run = async (body: object) => {
    const { id } = (await admin('POST', '/v1/runs', body)).body
    await until('the run has ended', async () => (await runtime.store.runs.get(id)).finishedAt !== null, 170_000)
    return (await admin('GET', `/v1/runs/${id}`)).body
  }
  return { admin, runtime, run, account: aws.account }
}

test.skipIf(!hasMoto)(
  'a run over several accounts makes a package each, counts them together, and hides none from the roll-up',
  async () => {
    const { admin, runtime, run: start, account } = await place()
    const run = await start({ frameworks: [FRAMEWORK], regions: ['us-east-1'] })
    expect(run).toMatchObject({
      status: 'finished',
      outcome: 'partial',
      coverage: { scope: 'narrowed', targets: { done: 2, refused: 1, disabled: 0 } },
      progress: { refused: 1 },
    })
    const refused = (await admin('GET', '/v1/events?types=account.refused')).body.items
    expect(refused).toMatchObject([{ accounts: [CLOSED], data: { account: CLOSED, run: run.id } }])
    const packages = await Promise.all(run.packages.map((p: string) => admin('GET', `/v1/packages/${p}`)))
    expect(packages.map(p => p.body.account).sort()).toEqual([account, CLOSED].sort())
    for (const { body } of packages) {
      const { outcome, coverage } = body.manifest
      expect(body).toMatchObject({ outcome, coverage })
      expect(outcome).toBe(body.account === CLOSED ? 'nothing_read' : 'partial')
    }
    const closed = packages.find(p => p.body.account === CLOSED)?.body
    expect(closed.coverage.targets).toEqual({ done: 0, refused: 1, disabled: 0 })
    expect(closed.manifest.scope.accounts[0].regions).toMatchObject({
      asked: ['us-east-1'],
      reached: [],
      refused: [{ region: 'us-east-1', reason: 'failed' }],
    })
    for (const { path } of await runtime.store.packages.ofRun(run.id))
      expect(await reperformPackage(join(runtime.config.dataDir, path), {})).toMatchObject({
        valid: true,
        reperformance: { sameChecks: true, reproduced: true, notRecomputed: [] },
      })
    const index = (await admin('GET', `/v1/runs/${run.id}/index`)).body
    const verified = await verifyIndex(Buffer.from(JSON.stringify(index)))
    expect(index.index.totals).toMatchObject({ accounts: 2, counts: { findings: run.counts.findings } })
    expect(index.index.accounts).toMatchObject(
      [account, CLOSED].sort().map(one => ({ account: one, outcome: one === CLOSED ? 'nothing_read' : 'partial' })),
    )
    expect(await verifyMembers(verified, join(runtime.config.dataDir, 'packages'))).toMatchObject({
      ...{ valid: true, failures: [], membersVerified: 2 },
    })
    const unknown = packages.map(p => p.body.manifest.counts.findings.unknown)
    expect(run.counts.findings.unknown).toBe(unknown[0] + unknown[1])
    expect(closed.manifest.counts.findings.unknown).toBeGreaterThan(0)

    const { items } = (await admin('GET', `/v1/frameworks/${FRAMEWORK}/controls?limit=500`)).body
    const statuses = new Set(items.map((c: { status: string }) => c.status))
    expect(statuses.has('not_verified')).toBe(true)
    expect([...statuses]).not.toEqual(expect.arrayContaining(['tests_passed']))
    expect([...statuses]).not.toEqual(expect.arrayContaining(['no_population']))
    const judged = items.filter((c: { status: string }) => c.status === 'not_verified' || c.status === 'tests_failed')
    for (const control of judged) expect(control.accounts.not_verified).toBeGreaterThanOrEqual(1)
  },
  240_000,
)

test.skipIf(!hasMoto)(
  'a run that reads nothing fails, without a package, and the state from before stands',
  async () => {
    const { admin, run, account } = await place()
    const read = await run({ accounts: [account], types: ['aws.sns.topic'], regions: ['us-east-1'] })
    expect(read).toMatchObject({ status: 'finished', outcome: 'complete', coverage: { scope: 'narrowed' } })
    const before = (await admin('GET', '/v1/findings')).body.items
    expect(before.length).toBeGreaterThan(0)

    const refused = await run({ accounts: [CLOSED] })
    expect(refused).toMatchObject({
      status: 'failed',
      outcome: 'nothing_read',
      coverage: { targets: { done: 0, refused: 1, disabled: 0 } },
      error: { code: 'nothing_read', message: expect.stringContaining(`account ${CLOSED}`) },
      packages: [],
    })
    expect((await admin('GET', '/v1/findings')).body.items).toEqual(before)
  },
  240_000,
)
