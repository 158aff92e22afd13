import { expect, test } from 'vitest'
import type { NewEvent } from '../../src/store/index.ts'
import { query } from '../store/database.ts'
import { BUCKET_CHECKS, recordRun, startedRun } from './record.ts'
import { type Caller, testService } from './service.ts'

const A = '111111111111'
const B = '222222222222'
const FRAMEWORK = 'cis-aws-foundations-7.0.0'

interface Event {
  readonly id: string
  readonly type: string
  readonly accounts: string[] | null
  // biome-ignore lint/suspicious/noExplicitAny: tests look into data of any shape.
  readonly data: any
}

/** A client that keeps its cursor, as docs/rest.md says. */
function follower(call: Caller, first = '') {
  let cursor = ''
  return async (limit = 100) => {
    const got: Event[] = []
    for (;;) {
      const { status, body } = await call(
        'GET',
        `/v1/events?limit=${limit}${cursor === '' ? first : `&cursor=${cursor}`}`,
      )
      expect([status, body.next], JSON.stringify(body)).toEqual([200, expect.any(String)])
      cursor = encodeURIComponent(body.next)
      got.push(...body.items)
      if (body.items.length === 0) return got
    }
  }
}

test('a client that keeps its cursor over runs and restarts gets every change once, and has the state', async () => {
  const first = await testService()
  const follow = follower(await first.as({ scopes: ['read'] }))
  const seen: Event[] = []
  const state = new Map<string, string>()
  const apply = async (limit: number) => {
    const events = await follow(limit)
    seen.push(...events)
    for (const { type, data } of events.filter(event => event.type.startsWith('finding.'))) {
      expect(state.get(data.finding) ?? null).toBe(data.before)
      if (type === 'finding.closed') state.delete(data.finding)
      else state.set(data.finding, data.status)
    }
    return events
  }
  const isRight = async () => {
    const { items } = (await first.admin('GET', '/v1/findings?limit=500')).body
    expect(Object.fromEntries(state)).toEqual(
      Object.fromEntries(items.map((f: { id: string; status: string }) => [f.id, f.status])),
    )
  }
  const horizon = async () => {
    const now = new Date().toISOString()
    await expect.poll(() => first.runtime.store.horizon(), { timeout: 10_000 }).toSatisfy((h: string) => h > now)
  }

  await recordRun(first.runtime, {
    account: A,
    scope: 'full',
    failing: 1,
    controls: { framework: FRAMEWORK, status: 'tests_failed' },
  })
  await horizon()
  expect((await apply(7)).filter(e => e.type === 'finding.opened')).toHaveLength(3 * BUCKET_CHECKS.length)
  await isRight()

  await recordRun(first.runtime, {
    account: A,
    scope: 'full',
    failing: 2,
    controls: { framework: FRAMEWORK, status: 'tests_passed' },
  })
  await recordRun(first.runtime, { account: A, scope: 'narrowed', failing: 4 })
  await horizon()
  const second = await apply(3)
  expect(second.filter(e => e.type === 'finding.changed')).toHaveLength(3)
  expect(second.filter(e => e.type === 'control.changed').map(e => e.data)).toMatchObject([
    { framework: FRAMEWORK, control: '2.1.1', before: 'tests_failed', status: 'tests_passed' },
  ])
  await isRight()

  await recordRun(first.runtime, { account: A, scope: 'full', buckets: 2, failing: 2 })
  await recordRun(first.runtime, { account: A, scope: 'full', buckets: 4, failing: 2 })
  await horizon()
  const third = await apply(100)
  const count = (type: string) => third.filter(e => e.type === type).length
  expect([count('finding.closed'), count('finding.opened')]).toEqual([BUCKET_CHECKS.length, 2 * BUCKET_CHECKS.length])
  await isRight()

  const again = await testService({ database: first.database })
  const resumed = follower(again.admin, '')
  expect((await resumed(11)).map(({ id }) => id)).toEqual(seen.map(({ id }) => id))
  expect(await apply(5)).toEqual([])
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length)
  expect(seen.filter(e => e.type === 'run.finished')).toHaveLength(5)
  expect(seen.filter(e => e.type === 'run.finished')[0]?.data).toMatchObject({
    outcome: 'complete',
    coverage: { scope: 'full' },
  })
})

test('what commits late comes late, and is neither skipped nor repeated', async () => {
  const { as, runtime } = await testService()
  const event = (n: number): NewEvent => ({ type: 'run.started', accounts: [A], run: null, data: { n } })
  const follow = follower(await as({ scopes: ['read'] }))
  const [written, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const slow = runtime.store.transaction(async tx => {
    await tx.events.add([event(0)])
    written.resolve()
    await commit.promise
  })
  await written.promise
  await runtime.store.events.add([event(1)])
  const numbers = async () => (await follow(1)).map(({ data }) => data.n)
  expect(await numbers()).toEqual([1])
  commit.resolve()
  await slow
  expect(await numbers()).toEqual([0])

  const added = Array.from({ length: 40 }, (_, n) => runtime.store.events.add([event(n + 2)]))
  const got: number[] = []
  while (got.length < 40) got.push(...(await numbers()))
  await Promise.all(added)
  expect([...got, ...(await numbers())].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 2))
})

test('events are filtered by type, and a key sees those of its accounts', async () => {
  const { as, admin, runtime } = await testService()
  await recordRun(runtime, { account: A, scope: 'full' })
  const both = await startedRun(runtime, A)
  await runtime.store.targets.add(both.id, [{ account: B, region: 'global' }])
  await runtime.store.runs.end(both.id, 'failed', { code: 'nothing_read', message: 'Nothing.' })
  await runtime.store.events.add([{ type: 'schedule.skipped', accounts: null, run: null, data: { schedule: 'x' } }])

  const failed = (await admin('GET', '/v1/events?types=run.failed,schedule.skipped')).body.items as Event[]
  expect(failed.map(({ type, data }) => [type, data.error?.code])).toEqual([
    ['run.failed', 'nothing_read'],
    ['schedule.skipped', undefined],
  ])
  const b = await as({ scopes: ['read'], accounts: [B] })
  const seen = (await b('GET', '/v1/events')).body.items as Event[]
  expect(seen.map(({ type, accounts, data }) => [type, accounts, data.accounts])).toEqual([['run.failed', [B], [B]]])
  expect((await admin('GET', '/v1/events?types=nonsense')).body.code).toBe('invalid_request')
  expect((await (await as({ scopes: ['auditor'] }))('GET', '/v1/events')).status).toBe(403)
})

test('who prefers to wait is answered once there is something', async () => {
  const { as, runtime } = await testService()
  const tool = await as({ scopes: ['read'] })
  const { next } = (await tool('GET', '/v1/events')).body
  const path = `/v1/events?cursor=${encodeURIComponent(next)}`
  const none = await tool('GET', path, undefined, { prefer: 'wait=1' })
  expect([none.status, none.headers.get('preference-applied'), none.body.items]).toEqual([200, 'wait=1', []])
  const begun = Date.now()
  const waiting = tool('GET', path, undefined, { prefer: 'respond-async, wait=30' })
  setTimeout(() => void startedRun(runtime, A), 300)
  expect((await waiting).body.items).toMatchObject([{ type: 'run.started' }])
  expect(Date.now() - begun).toBeLessThan(15_000)
})

test('a cursor that is older than what is kept says so', async () => {
  const { admin, runtime, database } = await testService()
  await startedRun(runtime, A)
  const { next } = (await admin('GET', '/v1/events?limit=1')).body
  for (let n = 0; n < 3; n++) await startedRun(runtime, A)
  await admin('GET', '/v1/events')
  await query(database.url, `update ${database.schema}.events set at = now() - interval '500 days'`)
  await runtime.store.events.sweep(400)
  const gone = await admin('GET', `/v1/events?cursor=${encodeURIComponent(next)}`)
  expect(gone.body).toMatchObject({ status: 410, code: 'gone' })
  expect((await admin('GET', '/v1/events')).body.items).toEqual([])
})

test('a destination gets the events that it names, once each', async () => {
  const { admin, runtime } = await testService({ env: { EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true' } })
  const url = 'http://127.0.0.1:9/'
  const named = { name: 'Chat', url, events: ['run.failed', 'destination.dead'] }
  const { id } = (await admin('POST', '/v1/destinations', named)).body
  await admin('POST', '/v1/destinations', { name: 'GRC', url })
  const run = await startedRun(runtime, A)
  await runtime.store.runs.end(run.id, 'failed', { code: 'nothing_read', message: 'Nothing.' })
  const deliveries = async () => (await runtime.store.deliveries.list({ destination: id })).items
  const [sent] = await deliveries()
  const [event] = (await admin('GET', '/v1/events?types=run.failed')).body.items
  expect(sent).toMatchObject({ event: event.id, eventType: 'run.failed', package: null })
  expect(JSON.parse(sent?.payload ?? '')).toMatchObject({ type: 'run.failed', timestamp: event.at, data: event.data })
  expect((await runtime.store.deliveries.list({})).items).toHaveLength(1)

  await runtime.store.deliveries.claim(sent?.id ?? '', 'test', 60_000)
  const attempt = {
    at: new Date().toISOString(),
    durationMs: 1,
    httpStatus: 410,
    error: 'HTTP 410',
    stage: 'receiver',
    detail: null,
  }
  await runtime.store.deliveries.failed(sent?.id ?? '', 'test', attempt, null)
  const dead = (await admin('GET', '/v1/events?types=destination.dead')).body.items
  expect(dead).toMatchObject([{ accounts: null, data: { destination: id, delivery: sent?.id, error: 'HTTP 410' } }])
  expect(await deliveries()).toHaveLength(1)
})
