import { expect, test } from 'vitest'
import { newRun } from '../../samples/make-account.ts'
import { jsonDigest } from '../../src/evidence/digest.ts'
import { type EvidenceItem, itemDigest, rootOf } from '../../src/evidence/item.ts'
import { BUCKET_CHECKS, recordRun, startedRun } from './record.ts'
import { everyPage, testService } from './service.ts'

const A = '111111111111'
const B = '222222222222'
const ids = (items: { id: string }[]) => items.map(item => item.id)

test('a list read page by page gives each item once, whatever is written between the pages', async () => {
  const { as, runtime } = await testService()
  const tool = await as({ scopes: ['read'] })
  const before = []
  for (let n = 0; n < 7; n++) before.push((await recordRun(runtime, { account: A, buckets: 1 })).package)
  const listed = await everyPage(tool, '/v1/packages?limit=2', () => recordRun(runtime, { account: A, buckets: 1 }))
  expect(ids(listed)).toEqual(before.reverse())
})

test('listings that go on from `until` miss and double nothing, not even what commits late', async () => {
  const { as, runtime } = await testService()
  const tool = await as({ scopes: ['read'] })
  const [late, quick] = [newRun({ label: 'late' }), newRun({ label: 'quick' })]
  const [written, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = runtime.store.transaction(async tx => {
    await tx.runs.create(late)
    written.resolve()
    await commit.promise
  })
  await written.promise
  await runtime.store.runs.create(quick)

  const first = (await tool('GET', '/v1/runs')).body
  commit.resolve()
  await slow
  const second = (await tool('GET', `/v1/runs?since=${first.until}`)).body
  const third = (await tool('GET', `/v1/runs?since=${second.until}`)).body
  const labels = [first, second, third].flatMap(list => list.items.map((run: { label: string }) => run.label))
  expect(labels.sort()).toEqual(['late', 'quick'])
})

test('findings: of each account its newest finished run, pinned for all pages', async () => {
  const { as, runtime } = await testService()
  const tool = await as({ scopes: ['read'] })
  await recordRun(runtime, { account: A, failing: 5 })
  const [a, b] = [
    await recordRun(runtime, { account: A, failing: 1 }),
    await recordRun(runtime, { account: B, buckets: 2 }),
  ]
  await startedRun(runtime, A)

  const all = await everyPage(tool, '/v1/findings?limit=7', () =>
    recordRun(runtime, { account: A, failing: 9, buckets: 4 }),
  )
  expect(all).toHaveLength(5 * BUCKET_CHECKS.length)
  expect(new Set(ids(all)).size).toBe(all.length)
  expect(new Set(all.map(finding => finding.run))).toEqual(new Set([a.run.id, b.run.id]))

  const failing = await everyPage(tool, `/v1/findings?run=${a.run.id}&status=fail&limit=2`)
  expect(failing.map(({ status, evidence, check }) => ({ status, evidence, check }))).toEqual(
    Array(3).fill({ status: 'fail', evidence: a.item, check: BUCKET_CHECKS[0] }),
  )
  expect(failing[0]).toMatchObject({ account: A, resource: expect.stringContaining('arn:aws:s3'), acceptance: null })
})

test('findings are filtered by framework, control, check, resource and time', async () => {
  const { as, runtime } = await testService()
  const tool = await as({ scopes: ['read'] })
  const { run } = await recordRun(runtime, { account: A, buckets: 2 })
  const found = async (query: string) => (await tool('GET', `/v1/findings?limit=500&${query}`)).body

  const mapped = await found('framework=cis-aws-foundations-7.0.0')
  expect(mapped.items.length).toBeGreaterThan(0)
  expect(mapped.items.length).toBeLessThan(2 * BUCKET_CHECKS.length)
  const [control] = mapped.items[0].controls.filter((c: string) => c.startsWith('cis-aws-foundations-7.0.0/'))
  const one = await found(`framework=cis-aws-foundations-7.0.0&control=${control.split('/')[1]}`)
  expect(one.items.every((f: { controls: string[] }) => f.controls.includes(control))).toBe(true)

  expect((await found(`check=${BUCKET_CHECKS[1]}`)).items).toHaveLength(2)
  expect((await found(`check=${BUCKET_CHECKS[1]}&resource=${mapped.items[0].resource}`)).items).toHaveLength(1)
  expect((await found('status=fail,unknown')).items).toHaveLength(2)
  expect((await found('region=eu-west-1')).items).toEqual([])
  expect((await found(`since=${encodeURIComponent('2999-01-01T00:00:00+02:00')}`)).items).toEqual([])
  expect((await found(`until=${run.createdAt}`)).items).toEqual([])
  expect(await found('framework=none-1.0')).toMatchObject({ status: 400, code: 'unknown_framework' })
  expect(await found('framework=soc2-2017&control=CC99')).toMatchObject({ status: 400, code: 'unknown_control' })
  expect(await found('control=CC6.1')).toMatchObject({ status: 400, code: 'bad_request' })
  expect(await found('sttus=fail')).toMatchObject({ status: 400, code: 'invalid_request' })
  const { id } = await startedRun(runtime, A)
  expect(await found(`run=${id}`)).toMatchObject({ status: 409, code: 'run_not_finished' })
})

test('evidence can be checked from what the API gives alone', async () => {
  const { as, runtime } = await testService()
  const tool = await as({ scopes: ['auditor'] })
  const { item: id } = await recordRun(runtime, { account: A, buckets: 9 })
  const item = (await tool('GET', `/v1/evidence/${id}`)).body
  const resources = await everyPage(tool, `/v1/evidence/${id}/resources?limit=4`)
  expect(resources).toHaveLength(9)
  for (const { settings, digest } of resources) expect(jsonDigest(settings)).toBe(digest)
  expect(rootOf(resources)).toBe(item.root)
  expect(itemDigest(item as EvidenceItem)).toBe(item.digest)
})

test('evidence without a run is that of finished runs, as they finish', async () => {
  const { as, runtime } = await testService()
  const tool = await as({ scopes: ['auditor'] })
  const first = await recordRun(runtime, { account: A })
  const seen = (await tool('GET', '/v1/evidence')).body
  expect(ids(seen.items)).toEqual([first.item])
  const second = await recordRun(runtime, { account: B })
  expect(ids((await tool('GET', `/v1/evidence?since=${seen.until}`)).body.items)).toEqual([second.item])
  const needed = (await tool('GET', '/v1/evidence?framework=cis-aws-foundations-7.0.0&account=222222222222')).body
  expect(ids(needed.items)).toEqual([second.item])
  expect((await tool('GET', '/v1/evidence?type=aws.iam.user')).body.items).toEqual([])
})

test('controls: the worst account for all, and each account in detail', async () => {
  const { as, runtime } = await testService()
  const tool = await as({ scopes: ['auditor'] })
  const framework = 'cis-aws-foundations-7.0.0'
  const path = `/v1/frameworks/${framework}/controls`
  await recordRun(runtime, { account: A, controls: { framework, status: 'tests_passed' } })
  await recordRun(runtime, { account: B, controls: { framework, status: 'tests_failed' } })

  const [rolled] = (await tool('GET', path)).body.items
  expect(rolled).toMatchObject({ control: '2.1.1', status: 'tests_failed', account: B })
  expect(rolled.accounts).toMatchObject({ tests_passed: 1, tests_failed: 1, manual: 0 })
  const [own] = (await tool('GET', `${path}?account=${A}`)).body.items
  expect(own).toMatchObject({ account: A, status: 'tests_passed', findings: { fail: 1 }, run: expect.any(String) })
  expect((await tool('GET', `${path}?status=tests_passed`)).body.items).toEqual([])
  const onlyA = await as({ scopes: ['auditor'], accounts: [A] })
  expect((await onlyA('GET', path)).body.items).toMatchObject([{ status: 'tests_passed', account: A }])
  expect((await tool('GET', '/v1/frameworks/none/controls')).body).toMatchObject({ status: 404, code: 'not_found' })
})

test('a cursor that no list gave out is refused', async () => {
  const { as } = await testService()
  const tool = await as({ scopes: ['read'] })
  const forged = Buffer.from(JSON.stringify(['2026-01-01T00:00:00Z', Buffer.from('["no uuid"]').toString('base64url')]))
  for (const cursor of ['nonsense', 'e30', forged.toString('base64url')])
    for (const list of ['runs', 'packages', 'evidence', 'findings', 'audit-log'].filter(
      name => name !== 'audit-log' || true,
    )) {
      const { body } = await tool('GET', `/v1/${list}?cursor=${cursor}`)
      expect([list, cursor, body.status]).toEqual([list, cursor, 400])
    }
})
