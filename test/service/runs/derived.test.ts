import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { recordedDemo } from '../../../demo/recorded.ts'
import { itemDigest, rootOf } from '../../../src/evidence/item.ts'
import type { JsonObject } from '../../../src/evidence/json.ts'
import { verifyPackage } from '../../../src/package/verify/index.ts'
import { reperformPackage } from '../../../src/service/reperform/index.ts'
import { collectTarget } from '../../../src/service/runs/collect-target.ts'
import { deriveEvidence, plannedRules } from '../../../src/service/runs/derive-evidence.ts'
import { finishRun } from '../../../src/service/runs/finish-run.ts'
import { submitOwnRun } from '../../../src/service/runs/own-run.ts'
import { packageRun } from '../../../src/service/runs/package-run.ts'
import type { Builds } from '../../../src/service/runtime/runtime.ts'
import { KeyStore } from '../../../src/trust/keys/key-store.ts'
import { testService } from '../../api/service.ts'
import { entriesOf, findingsOf, itemsOf, manifestOf } from '../../cli/package-file.ts'
import { until } from '../../jobs/worker-process.ts'
import { filesOf } from '../../package/verify/forgery.ts'
import { insiderPackage } from '../../package/verify/insider.ts'
import { packageOf, RECORDING } from '../replayed.ts'

vi.mock('../../../connectors/index.ts', async original => {
  const { testService: one } = await import('../../kit/membership.ts')
  const real = await original<typeof import('../../../connectors/index.ts')>()
  return {
    ...real,
    connectors: [...real.connectors, one],
    checks: [...real.checks, ...one.checks],
    evidenceTypes: [...real.evidenceTypes, ...one.derived.map(({ type }) => type)],
    derivations: new Map([...real.derivations, ...one.derived.map(of => [of.type.id, of] as const)]),
  }
})
vi.mock('../../../connectors/checks.lock.json', async original => {
  const { locked } = await import('../../kit/membership.ts')
  const { default: real } = await original<{ default: object }>()
  return { default: { ...real, ...locked } }
})

const submission = (replay: string) => ({
  request: {
    ...{ accounts: [], regions: ['us-east-1'], frameworks: null, types: ['aws.test.membership'] },
    ...{ destinations: [], options: {} },
  },
  trigger: { kind: 'cli', actor: 'test' } as const,
  label: null,
  tape: { replay },
})

/** A service whose builds know the type of this test, which a thread of their own would not. */
async function serviceHere(options: Parameters<typeof testService>[0]) {
  const service = await testService(options)
  const { runtime } = service
  const builds: Builds = {
    build: (run, frameworks, progress) => packageRun({ ...runtime, frameworks }, run, progress),
  }
  Object.assign(runtime, { builds })
  return service
}

async function packageFrom(recording: string) {
  const service = await serviceHere({ work: 'shared' })
  const { run } = await submitOwnRun(service.runtime, submission(recording))
  await until('the run has ended', async () => (await service.runtime.store.runs.get(run.id)).finishedAt !== null)
  const ended = await service.runtime.store.runs.get(run.id)
  expect(ended.error).toBeNull()
  const file = await packageOf(service.runtime, ended)
  expect((await verifyPackage(file)).failures).toEqual([])
  return { ...service, run: ended, file, entries: await entriesOf(file) }
}

test('asking for a derived type collects its inputs, and its item names them', async () => {
  const { runtime, database, admin, run, file, entries } = await packageFrom(RECORDING)
  const items = itemsOf(entries)
  expect(items.map(({ type }) => type)).toEqual(['aws.iam.group', 'aws.iam.user', 'aws.test.membership'])
  const [group, user, item] = items
  expect(item).toMatchObject({
    calls: [],
    inputs: [group, user].map(of => ({ id: of?.id, type: of?.type, region: 'global', digest: of?.digest })),
    derivation: { definition: '0'.repeat(32), source: '1'.repeat(32) },
    population: { basis: 'derived', complete: true, listed: user?.resources.length },
    collected: { source: { kind: 'replay' }, sourceAsOf: user?.collected.sourceAsOf, run: run.id },
  })
  expect(item?.resources.map(({ id }) => id)).toEqual(user?.resources.map(({ id }) => id))
  expect(item && rootOf(item.resources)).toBe(item?.root)
  expect(item && itemDigest(item)).toBe(item?.digest)
  expect(manifestOf(entries).scope.types).toEqual(items.map(({ type }) => type))
  const judged = findingsOf(entries).filter(({ check }) => check === 'test-membership-grouped')
  expect(judged.map(({ evidence }) => evidence)).toEqual(user?.resources.map(() => item?.id))
  // From the store, as the API hands it out.
  expect(await runtime.store.evidence.get(item?.id ?? '')).toEqual({ ...item, resources: undefined })
  const { body } = await admin('GET', `/v1/evidence/${item?.id}`)
  expect(body).toMatchObject({ calls: [], inputs: item?.inputs, derivation: item?.derivation })

  const { reperformance } = await reperformPackage(file, {})
  expect(reperformance?.checked.derived).toBe(1)
  expect(reperformance?.differences).toEqual([])

  const path = `evidence/${item?.scope.account}/global/aws.test.membership.json`
  const [member] = item?.resources ?? []
  const forged = join(database.dataDir, 'forged.zip')
  const signer = await new KeyStore(join(database.dataDir, 'keys')).signer()
  const lied = async (of: string, change: (settings: JsonObject) => void) =>
    writeFileSync(
      forged,
      await insiderPackage(await filesOf(file), signer, lie => lie.resource(of, member?.id ?? '', change)),
    )
  await lied(path, settings => {
    settings.Mfa = settings.Mfa === 'yes' ? 'no' : 'yes'
  })
  expect((await verifyPackage(forged)).failures).toEqual([])
  const unmasked = await reperformPackage(forged, {})
  expect(unmasked.failures.map(({ code, file: at }) => [code, at])).toContainEqual(['REPERFORMANCE_DIFFERS', path])
  expect(unmasked.reperformance?.differences).toContainEqual(
    expect.objectContaining({ kind: 'evidence', id: path, field: 'digest', package: expect.any(String) }),
  )
}, 180_000)

test('what an input could not be read of is unknown, and not empty', async () => {
  const lines = recordedDemo().trimEnd().split('\n')
  const kept = lines.filter(line => !/Action=GetAccountAuthorizationDetails[^"]*Group/.test(line))
  expect(kept.length).toBeLessThan(lines.length)
  const file = join(mkdtempSync(join(tmpdir(), 'exhibit-old-')), 'recording.jsonl')
  writeFileSync(file, kept.join('\n'))
  const { entries } = await packageFrom(file)
  const item = itemsOf(entries).find(({ type }) => type === 'aws.test.membership')
  const gap = { field: 'Groups', action: 'iam:GetAccountAuthorizationDetails', reason: 'not_recorded' }
  const grouped = item?.resources.filter(({ gaps }) => gaps.some(({ field }) => field === 'Groups')) ?? []
  expect(grouped.length).toBeGreaterThan(0)
  for (const { gaps, settings } of grouped) {
    expect(gaps).toContainEqual(expect.objectContaining(gap))
    expect(settings).not.toHaveProperty('Groups')
  }
  const judged = findingsOf(entries).filter(({ resource }) => grouped.some(({ id }) => id === resource))
  const ofCheck = judged.filter(({ check }) => check === 'test-membership-grouped')
  expect(new Set(ofCheck.map(({ status }) => status))).toEqual(new Set(['unknown']))
}, 180_000)

test('a finish that died between inputs and derivation goes on with it, once, and only by who holds the run', async () => {
  const { runtime } = await serviceHere({})
  const { store, worker } = runtime
  const { run } = await submitOwnRun(runtime, submission(RECORDING))
  for (const target of await store.targets.list(run.id)) await collectTarget(runtime, target)
  const derivedItems = async () => (await store.evidence.list({ type: 'aws.test.membership' })).items
  const [{ account = '' } = {}] = await store.targets.list(run.id)
  const items = await Array.fromAsync(store.evidence.items(run.id, account))
  const evidence = {
    ...{ account, partition: 'aws', regions: ['us-east-1'], startedAt: new Date(), items },
    resources: ({ id }: { id: string }) => store.evidence.resources(id),
  }
  const rules = await plannedRules(runtime, run)

  expect(await store.runs.claimFinish(run.id, 'another', 60_000)).toBe(true)
  await expect(deriveEvidence(runtime, run, rules, evidence)).rejects.toMatchObject({ code: 'lease_lost' })
  expect(await derivedItems()).toEqual([])

  await store.runs.renewFinish(run.id, 'another', -1)
  expect(await store.runs.claimFinish(run.id, worker, 60_000)).toBe(true)
  await deriveEvidence(runtime, run, rules, evidence)
  const [item] = await derivedItems()
  expect(item?.population.complete).toBe(true)

  await store.runs.renewFinish(run.id, worker, -1)
  await finishRun(runtime, run.id)
  expect((await store.runs.get(run.id)).status).toBe('finished')
  expect(await derivedItems()).toEqual([item])
}, 180_000)
