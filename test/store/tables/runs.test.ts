import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ACCOUNT, header, newRun, resources } from '../../../samples/make-account.ts'
import type { Store, Target } from '../../../src/store/index.ts'
import { testStore } from '../database.ts'

const by = (worker: string, leaseMs = 60_000, owner: string | null = null) => ({ worker, owner, leaseMs })
const REGIONS = ['eu-west-1', 'global', 'us-east-1']

async function planned(store: Store, regions = REGIONS, change = {}): Promise<string> {
  const run = await store.runs.create(newRun(change))
  await store.targets.add(
    run.id,
    regions.map(region => ({ account: ACCOUNT, region })),
  )
  return run.id
}

async function endAll(store: Store, run: string): Promise<void> {
  for (;;) {
    const target = await store.targets.claimNext(by('w'), run)
    if (!target) return
    await store.targets.end(target, 'w', { status: 'done', apiCalls: 1 })
  }
}

test('a run keeps what it was asked, word for word', async () => {
  const store = await testStore()
  const asked = newRun({
    label: 'Q1',
    trigger: { kind: 'schedule', actor: 'schedule', schedule: 'x' },
    source: { kind: 'replay', hosts: ['a.example'] },
    request: { ...newRun().request, options: { snake_key: { deep_key: [1] } } },
  })
  const run = await store.runs.create(asked)
  expect(run).toMatchObject({
    ...asked,
    status: 'queued',
    startedAt: null,
    finishedAt: null,
    scope: null,
    counts: null,
    error: null,
  })
  expect(await store.runs.get(run.id)).toEqual(run)
  await store.runs.describe(run.id, { counts: { items: 3 } })
  await Promise.all(['1', '2', '3'].map(account => store.runs.describeAccount(run.id, account, { of: account })))
  expect(await store.runs.get(run.id)).toMatchObject({
    counts: { items: 3 },
    scope: { 1: { of: '1' }, 2: { of: '2' }, 3: { of: '3' } },
    source: asked.source,
  })
  await expect(store.runs.get('0')).rejects.toMatchObject({ code: 'not_found' })
})

test('many workers share targets without taking one twice', async () => {
  const store = await testStore()
  const run = await planned(
    store,
    Array.from({ length: 40 }, (_, n) => `region-${n}`),
  )
  const taken: Target[] = []
  const work = async (worker: string) => {
    for (
      let target = await store.targets.claimNext(by(worker));
      target;
      target = await store.targets.claimNext(by(worker))
    )
      taken.push(target)
  }
  await Promise.all(['a', 'b', 'c', 'd'].map(work))
  expect(new Set(taken.map(({ region }) => region)).size).toBe(40)
  expect(taken).toHaveLength(40)
  expect(await store.runs.get(run)).toMatchObject({ status: 'collecting' })
})

test('a target whose worker died is taken by another, and the late one is told', async () => {
  const store = await testStore()
  const run = await planned(store, ['global'])
  const key = { run, account: ACCOUNT, region: 'global' }
  await store.targets.claim(key, by('dead', 2000))
  expect(await store.targets.claim(key, by('next'))).toBeUndefined()
  expect(await store.targets.stale(null)).toEqual([])
  await sleep(2200)
  expect(await store.targets.stale(null)).toMatchObject([key])
  expect(await store.targets.claim(key, by('next'))).toMatchObject({ attempts: 2, worker: 'next' })
  expect(await store.targets.heartbeat(key, 'dead', 1000)).toBe(false)
  expect(await store.targets.end(key, 'dead', { status: 'done', apiCalls: 0 })).toBe(false)
  expect(await store.targets.heartbeat(key, 'next', 1000)).toBe(true)
  const error = { code: 'denied', message: 'Denied.' }
  expect(await store.targets.end(key, 'next', { status: 'refused', error, principal: 'arn:p', apiCalls: 7 })).toBe(true)
  expect(await store.targets.list(run)).toMatchObject([
    { status: 'refused', error, principal: 'arn:p', apiCalls: 7, leaseUntil: null },
  ])
  expect(await store.targets.claim(key, by('next'))).toBeUndefined()
})

test('a released target goes back to the queue', async () => {
  const store = await testStore()
  const run = await planned(store, ['global'])
  const target = await store.targets.claimNext(by('a'))
  expect(target && (await store.targets.release(target, 'a'))).toBe(true)
  expect(await store.targets.progress(run)).toMatchObject({ queued: 1, running: 0 })
})

test('targets of a run that belongs to a process are for that process alone', async () => {
  const store = await testStore()
  const run = await planned(store, ['global'], { owner: 'mine' })
  expect(await store.targets.claimNext(by('other', 1000, 'other'))).toBeUndefined()
  expect(await store.targets.stale(null)).toEqual([])
  expect(await store.targets.stale('mine')).toHaveLength(1)
  await store.runs.adopt(run, 'other')
  expect(await store.targets.claimNext(by('other', 1000, 'other'))).toMatchObject({ run })
})

test('adding targets again changes nothing', async () => {
  const store = await testStore()
  const run = await planned(store)
  await endAll(store, run)
  await store.targets.add(
    run,
    [...REGIONS, 'eu-north-1'].map(region => ({ account: ACCOUNT, region })),
  )
  expect(await store.targets.progress(run)).toMatchObject({ done: 3, queued: 1 })
})

test('exactly one worker gets to finish a run, when every target has ended', async () => {
  const store = await testStore()
  const run = await planned(store)
  const first = await store.targets.claimNext(by('w'), run)
  expect(await store.runs.claimFinish(run, 'early', 1000)).toBe(false)
  if (first) await store.targets.end(first, 'w', { status: 'failed', apiCalls: 0 })
  await endAll(store, run)
  expect(await store.runs.unfinished()).toEqual([run])
  const workers = ['a', 'b', 'c', 'd', 'e']
  const claims = await Promise.all(workers.map(worker => store.runs.claimFinish(run, worker, 60_000)))
  expect(claims.filter(Boolean)).toHaveLength(1)
  expect(await store.runs.unfinished()).toEqual([])
  // Its lease runs out at once.
  expect(await store.runs.renewFinish(run, workers[claims.indexOf(true)] ?? '', -1000)).toBe(true)
  expect(await store.runs.unfinished()).toEqual([run])
  expect(await store.runs.claimFinish(run, 'heir', 60_000)).toBe(true)
  expect(await store.runs.renewFinish(run, 'a', 1000)).toBe(false)
  expect(await store.runs.renewFinish(run, 'heir', 1000)).toBe(true)
  expect(await store.runs.end(run, 'finished')).toBe(true)
  expect(await store.runs.end(run, 'failed', { code: 'late', message: 'Late.' })).toBe(false)
  expect(await store.runs.get(run)).toMatchObject({ status: 'finished', error: null })
  expect(await store.runs.claimFinish(run, 'late', 1000)).toBe(false)
})

test('a run without targets is not finished: it has not been planned', async () => {
  const store = await testStore()
  const run = await planned(store, [])
  expect(await store.runs.claimFinish(run, 'w', 1000)).toBe(false)
})

test('a cancelled run stops its targets', async () => {
  const store = await testStore()
  const run = await planned(store)
  const target = await store.targets.claimNext(by('w'), run)
  await store.runs.end(run, 'cancelled')
  expect(await store.targets.cancel(run)).toBe(3)
  expect(target && (await store.targets.end(target, 'w', { status: 'done', apiCalls: 0 }))).toBe(false)
  expect(await store.targets.claimNext(by('w'))).toBeUndefined()
})

test('an interrupted run is found by its key until it has ended', async () => {
  const store = await testStore()
  const run = await planned(store, REGIONS, { identityKey: 'same' })
  expect(await store.runs.resumable('same')).toMatchObject({ id: run })
  await store.runs.end(run, 'finished')
  expect(await store.runs.resumable('same')).toBeUndefined()
})

test('runs are listed newest first, by status, account, schedule and time', async () => {
  const store = await testStore()
  const ids = []
  for (let i = 0; i < 5; i++) ids.unshift(await planned(store, i === 2 ? ['global'] : []))
  const scheduled = await store.runs.create(newRun({ trigger: { kind: 'schedule', actor: 's', schedule: 'nightly' } }))
  const page = await store.runs.list({}, { limit: 4 })
  const rest = await store.runs.list({}, { limit: 4, cursor: page.next })
  expect([...page.items, ...rest.items].map(({ id }) => id)).toEqual([scheduled.id, ...ids])
  expect(rest.next).toBeNull()
  expect((await store.runs.list({ account: ACCOUNT })).items.map(({ id }) => id)).toEqual([ids[2]])
  expect((await store.runs.list({ schedule: 'nightly' })).items).toHaveLength(1)
  expect((await store.runs.list({ status: 'finished' })).items).toEqual([])
  expect((await store.runs.list({ until: '2000-01-01T00:00:00Z' })).items).toEqual([])
  expect((await store.runs.list({ since: '2000-01-01T00:00:00Z', status: 'queued' })).items).toHaveLength(6)
})

test('an item is written for an attempt that holds its target, and for no other', async () => {
  const store = await testStore()
  const run = await planned(store, ['us-east-1'])
  const key = { run, account: ACCOUNT, region: 'us-east-1' }
  const target = await store.targets.claim(key, by('w', 60_000))
  const write = (type: string, worker: string, attempt: number) =>
    store.evidence.writeItem({ ...key, type }, resources(type, 3), collected => header(run, type, collected), {
      worker,
      attempt,
      apiCalls: 5,
    })
  expect(target).toMatchObject({ failures: 1 })
  await expect(write('aws.a.one', 'other', 1)).rejects.toMatchObject({ code: 'lease_lost' })
  await expect(write('aws.a.one', 'w', 2)).rejects.toMatchObject({ code: 'lease_lost' })
  expect(await write('aws.a.one', 'w', 1)).toMatchObject({ created: true })
  expect(await store.targets.list(run)).toMatchObject([{ failures: 0, apiCalls: 5 }])
  await store.targets.end({ ...key, attempts: 1 }, 'w', { status: 'done', apiCalls: 4 })
  await expect(write('aws.a.two', 'w', 1)).rejects.toMatchObject({ code: 'lease_lost' })
  expect(await store.evidence.counts(run)).toMatchObject({ items: 1 })
  expect(await store.targets.list(run)).toMatchObject([{ status: 'done', apiCalls: 5 }])
})

test('a target that is to be tried again later is not taken before', async () => {
  const store = await testStore()
  const run = await planned(store, ['us-east-1'])
  const key = { run, account: ACCOUNT, region: 'us-east-1' }
  await store.targets.claim(key, by('w', 60_000))
  const error = { code: 'unreachable', message: 'Away.' }
  expect(await store.targets.retry(key, 'w', { error, delayMs: 1500, apiCalls: 3 })).toBe(true)
  expect(await store.targets.claim(key, by('w', 60_000))).toBeUndefined()
  expect(await store.targets.stale(null)).toEqual([])
  await sleep(1600)
  expect(await store.targets.claim(key, by('w', 60_000))).toMatchObject({ attempts: 2, failures: 2, apiCalls: 3 })
})
