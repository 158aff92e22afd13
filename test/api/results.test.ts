import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { findingId } from '../../src/evidence/finding.ts'
import type { Runtime } from '../../src/service/runtime/runtime.ts'
import { BUCKET_CHECKS, recordRun, startedRun } from './record.ts'
import { type Caller, everyPage, testService } from './service.ts'

const A = '111111111111'
const B = '222222222222'
const DAY = 86_400_000

interface Judged {
  readonly day: number
  /** Null: not there. */
  readonly status: 'pass' | 'fail' | 'unknown' | 'not_applicable' | null
  readonly scope?: 'full' | 'narrowed'
  readonly outcome?: 'complete' | 'partial'
}

const START = Date.parse('2026-01-01T00:00:00Z')
const onDay = (day: number) => new Date(START + day * DAY).toISOString()
const of = { check: BUCKET_CHECKS[0] ?? '', account: A, region: 'eu-west-1', resource: 'arn:aws:s3:::acme' }

/** A finished run that judged one bucket, and another one that always passes. */
async function judge({ store }: Runtime, { day, status, scope = 'full', outcome = 'complete' }: Judged) {
  const run = await startedRun({ store, worker: 'test' } as Runtime, A)
  const verdict = (resource: string, said: NonNullable<Judged['status']>) => ({
    ...{ check: of.check, region: of.region, resource, status: said, resourceDigest: null },
    finding: findingId({ ...of, resource }),
    reason: 'Because the test says so.',
  })
  const all = [...(status === null ? [] : [verdict(of.resource, status)]), verdict('arn:aws:s3:::other', 'pass')]
  const key = { run: run.id, account: A, region: 'global', type: 'aws.s3.bucket' }
  await store.verdicts.write(key, { item: null, observedAt: onDay(day) }, all)
  const covered = { outcome, coverage: { scope, targets: { done: 1, refused: 0, disabled: 0 } } }
  await store.runs.cover(run.id, covered, [{ account: A, ...covered }])
  await store.runs.end(run.id, 'finished')
  return run.id
}

async function ageIn(call: Caller, run: string) {
  const found = (await call('GET', `/v1/findings?run=${run}&resource=${of.resource}`)).body.items[0]
  return { firstSeen: found.firstSeen, lastSeen: found.lastSeen, openSince: found.openSince, daysOpen: found.daysOpen }
}

const aged = (first: number | null, last: number | null, open: number | null) => ({
  firstSeen: first === null ? null : onDay(first),
  lastSeen: last === null ? null : onDay(last),
  openSince: open === null ? null : onDay(open),
})

test('findings say since when they are open: unknown closes nothing, passing and being gone do', async () => {
  const { as, runtime } = await testService()
  const tool = await as({ scopes: ['auditor'] })
  const steps: [Judged, ReturnType<typeof aged>][] = [
    [{ day: 0, status: 'pass' }, aged(null, null, null)],
    [{ day: 1, status: 'unknown' }, aged(null, null, null)],
    [{ day: 2, status: 'fail' }, aged(2, 2, 2)],
    [{ day: 3, status: 'unknown' }, aged(2, 2, 2)],
    [{ day: 5, status: 'fail', scope: 'narrowed' }, aged(2, 5, 2)],
    [{ day: 6, status: 'pass', scope: 'narrowed' }, aged(2, 5, null)],
    [{ day: 7, status: 'fail' }, aged(2, 7, 7)],
  ]
  const runs: string[] = []
  for (const [judged, expected] of steps) {
    const run = await judge(runtime, judged)
    runs.push(run)
    expect([judged, await ageIn(tool, run)]).toMatchObject([judged, expected])
  }
  await judge(runtime, { day: 8, status: null, scope: 'narrowed' })
  await judge(runtime, { day: 9, status: null, outcome: 'partial' })
  expect(await ageIn(tool, await judge(runtime, { day: 10, status: 'fail' }))).toMatchObject(aged(2, 10, 7))
  await judge(runtime, { day: 11, status: null })
  const last = await judge(runtime, { day: 13, status: 'fail' })
  expect(await ageIn(tool, last)).toEqual({ ...aged(2, 13, 13), daysOpen: 0 })
  expect(await ageIn(tool, runs[4] ?? '')).toEqual({ ...aged(2, 5, 2), daysOpen: 3 })
})

test('findings are filtered and counted by severity, service and acceptance', async () => {
  const { as, admin, runtime } = await testService()
  const { run } = await recordRun(runtime, { account: A, buckets: 2, failing: 2 })
  await recordRun(runtime, { account: B, buckets: 1 })
  const list = async (query: string) => (await everyPage(admin, `/v1/findings?limit=500&${query}`)) as { id: string }[]
  const all = (await list('')) as { id: string; severity: string; status: string; resource: string }[]
  for (const severity of ['critical', 'high', 'medium', 'low']) {
    const wanted = all.filter(finding => finding.severity === severity)
    expect([severity, (await list(`severity=${severity}`)).length]).toEqual([severity, wanted.length])
  }
  expect(await list('service=s3&severity=critical,high,medium,low')).toHaveLength(all.length)
  expect(await list('service=iam')).toEqual([])
  expect((await admin('GET', '/v1/findings?service=nothing')).body).toMatchObject({ code: 'bad_request' })

  const failing = all.filter(({ status }) => status === 'fail')
  const [one] = failing
  const asked = { check: BUCKET_CHECKS[0], account: A, resource: one?.resource, kind: 'risk', reason: 'Known.' }
  const { body } = await admin('POST', '/v1/acceptances', { ...asked, owner: 'Dana', until: onDay(1000) })
  const other = await as({ name: 'Bob', scopes: ['admin'] })
  await other('POST', `/v1/acceptances/${body.id}/approve`)
  const accepted = await list('acceptance=any')
  expect(accepted.map(({ id }) => id)).toEqual(
    (await list('')).filter(f => (f as { acceptance?: object | null }).acceptance).map(({ id }) => id),
  )
  expect(accepted).toHaveLength(1)
  expect(await list('acceptance=risk,intended')).toEqual(accepted)
  expect(await list('acceptance=intended')).toEqual([])
  expect(await list('acceptance=none&status=fail')).toHaveLength(failing.length - 1)
  expect((await admin('GET', '/v1/findings?acceptance=none,risk')).body.code).toBe('bad_request')

  const { body: counts } = await admin('GET', '/v1/findings/counts')
  expect(counts.findings.fail).toBe(failing.length)
  expect(counts.services.s3).toEqual(counts.findings)
  expect(counts.accounts).toMatchObject([{ account: A, run: run.id, findings: { fail: 4 } }, { account: B }])
  const onlyB = await as({ scopes: ['auditor'], accounts: [B] })
  expect((await onlyB('GET', '/v1/findings/counts')).body.accounts).toMatchObject([{ account: B }])
  expect((await admin('GET', '/v1/findings/counts?status=fail&acceptance=any')).body.findings).toMatchObject({
    fail: 1,
    pass: 0,
  })
})

test('a run is exported line by line, the same as its lists, to who may see it', async () => {
  const { as, runtime } = await testService()
  const framework = 'cis-aws-foundations-7.0.0'
  const { run, item } = await recordRun(runtime, { account: A, controls: { framework, status: 'tests_failed' } })
  const tool = await as({ scopes: ['auditor'] })
  const lines = async (of: string) => {
    const { status, headers, body } = await tool('GET', `/v1/runs/${run.id}/export/${of}`)
    expect([of, status, headers.get('content-type')]).toEqual([of, 200, 'application/x-ndjson'])
    return body
      .trimEnd()
      .split('\n')
      .map((line: string) => JSON.parse(line))
  }
  expect(await lines('findings')).toEqual(await everyPage(tool, `/v1/findings?run=${run.id}&limit=5`))
  const controls = await tool('GET', `/v1/frameworks/${framework}/controls?run=${run.id}&account=${A}`)
  expect(await lines('controls')).toEqual(controls.body.items)
  const resources = await everyPage(tool, `/v1/evidence/${item}/resources?limit=2`)
  expect(await lines('resources')).toEqual(
    resources.map(one => ({ evidence: item, run: run.id, account: A, type: 'aws.s3.bucket', ...one })),
  )
  const onlyB = await as({ scopes: ['auditor'], accounts: [B] })
  expect((await onlyB('GET', `/v1/runs/${run.id}/export/findings`)).status).toBe(404)
  const open = await startedRun(runtime, A)
  expect((await onlyB('GET', `/v1/runs/${open.id}/export/findings`)).status).toBe(404)
  expect((await tool('GET', `/v1/runs/${open.id}/export/findings`)).body.code).toBe('run_not_finished')
  expect((await tool('GET', `/v1/runs/${v7()}/export/findings`)).status).toBe(404)
})

test('a key is told what it is, and what checks and types there are', async () => {
  const { as } = await testService()
  const tool = await as({ name: 'GRC tool', scopes: ['auditor'], accounts: [A] })
  const { body } = await tool('GET', '/v1/me')
  expect(body).toMatchObject({ person: 'GRC tool', scopes: ['auditor'], accounts: [A], expiresAt: null })
  expect(JSON.stringify(body)).not.toContain(tool.secret)
  const { listTypes, checkById } = await import('../../src/service/frameworks/catalogue.ts')
  const listed = (await tool('GET', '/v1/checks')).body.items
  expect(listed.every((check: { id: string; title: string }) => checkById(check.id)?.title === check.title)).toBe(true)
  expect(listed.some((check: { controls: string[] }) => check.controls.includes('soc2-2017/CC6.1'))).toBe(true)
  expect((await tool('GET', '/v1/types')).body.items).toEqual(await listTypes())
})
