import { join } from 'node:path'
import { expect, test } from 'vitest'
import { reperformPackage } from '../../../src/service/reperform/index.ts'
import { testService } from '../../api/service.ts'
import { until } from '../../jobs/worker-process.ts'

test('a run over several accounts makes a package each, counts them together, and hides none from the roll-up', async () => {
  const { admin, runtime } = await testService({ work: 'shared' })
  const accounts = ['111111111111', '222222222222']
  for (const account of accounts)
    await admin('POST', '/v1/accounts', { account, name: account, access: { kind: 'profile', profile: 'none' } })
  const framework = 'cis-aws-foundations-7.0.0'
  const { id } = (await admin('POST', '/v1/runs', { frameworks: [framework] })).body
  await until('the run has ended', async () => (await runtime.store.runs.get(id)).finishedAt !== null)

  const run = (await admin('GET', `/v1/runs/${id}`)).body
  expect(run).toMatchObject({ status: 'finished', progress: { refused: 2 } })
  const packages = await Promise.all(run.packages.map((p: string) => admin('GET', `/v1/packages/${p}`)))
  expect(packages.map(p => p.body.account).sort()).toEqual(accounts)
  for (const { path } of await runtime.store.packages.ofRun(id))
    expect(await reperformPackage(join(runtime.config.dataDir, path), {})).toMatchObject({
      valid: true,
      reperformance: { sameChecks: true, reproduced: true, notRecomputed: [] },
    })
  const [one, two] = packages.map(p => p.body.manifest.counts.findings.unknown)
  expect(run.counts.findings.unknown).toBe(one + two)
  expect(one).toBeGreaterThan(0)

  const { items } = (await admin('GET', `/v1/frameworks/${framework}/controls?limit=500`)).body
  const statuses = new Set(items.map((c: { status: string }) => c.status))
  expect(statuses.has('not_verified')).toBe(true)
  expect([...statuses]).not.toEqual(expect.arrayContaining(['tests_passed']))
  expect([...statuses]).not.toEqual(expect.arrayContaining(['no_population']))
  const judged = items.find((c: { status: string }) => c.status === 'not_verified')
  expect(judged.accounts.not_verified).toBe(2)
}, 60_000)
