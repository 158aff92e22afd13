import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { deliver } from '../../../src/service/deliveries/deliver.ts'
import { createDestination } from '../../../src/service/deliveries/destinations.ts'
import type { Runtime } from '../../../src/service/runtime/runtime.ts'
import { sweep } from '../../../src/service/sweep.ts'
import { testService } from '../../api/service.ts'
import { startReceiver } from '../../deliver/receiver.ts'
import { query } from '../../store/database.ts'

const failing = (times: number, status = 500) => Array.from({ length: times }, () => ({ status }))

/** A service with a destination, and so many deliveries to it. */
async function withDeliveries(count: number) {
  const service = await testService({ env: { EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true' } })
  const { runtime, admin, database } = service
  const receiver = await startReceiver()
  const made = await addDestination(runtime, receiver.url)
  const deliveries: string[] = []
  for (let n = 0; n < count; n++) deliveries.push(await enqueued(runtime, made))
  const endpoint = async () => (await admin('GET', `/v1/destinations/${made}`)).body.endpoint
  const due = async () => (await runtime.store.deliveries.due({ destination: made })).length
  /** As if the pause were over. */
  const pass = () => query(database.url, `update endpoints set paused_until = now() where paused_until is not null`)
  const sendAll = async (over = runtime) => {
    for (const id of deliveries) await deliver(over, id)
  }
  return { ...service, receiver, destination: made, deliveries, endpoint, due, pass, sendAll }
}

async function addDestination(runtime: Runtime, url: string): Promise<string> {
  const asked = { name: 'GRC', kind: 'webhook' as const, config: { url }, events: [], enabled: true }
  return (await createDestination(runtime, asked)).destination.id
}

async function enqueued({ store }: Runtime, destination: string): Promise<string> {
  const about = { destination, event: v7(), eventType: 'package.ready', package: null, payload: '{}' }
  return (await store.deliveries.enqueue(about)).id
}

const secondsUntil = (moment: string) => (Date.parse(moment) - Date.now()) / 1000

test('after five failures in a row an endpoint is left alone, by every worker; a trial that arrives ends it', async () => {
  const { runtime, database, receiver, deliveries, endpoint, due, pass, sendAll } = await withDeliveries(9)
  expect(await endpoint()).toEqual({ state: 'ok', failures: 0, failingSince: null, pausedUntil: null })
  receiver.answer(...failing(5))
  await sendAll()
  expect(receiver.received).toHaveLength(5)
  const waiting = await endpoint()
  expect(waiting).toMatchObject({ state: 'waiting', failures: 5, failingSince: expect.any(String) })
  expect(secondsUntil(waiting.pausedUntil)).toBeGreaterThan(50)
  expect(secondsUntil(waiting.pausedUntil)).toBeLessThanOrEqual(60)
  expect(await due()).toBe(0)

  const { runtime: another } = await testService({
    database,
    env: { EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true' },
  })
  await sendAll(another)
  expect(receiver.received).toHaveLength(5)
  expect((await runtime.store.deliveries.get(deliveries[8] ?? '')).attempts).toBe(0)

  await pass()
  expect([(await endpoint()).state, await due()]).toEqual(['trying', 1])
  const [first = '', second = ''] = deliveries.slice(5)
  await runtime.store.deliveries.claim(first, 'another', 60_000)
  expect(await runtime.store.deliveries.claim(second, 'third', 60_000)).toBeUndefined()
  await query(database.url, `update deliveries set lease_until = now() - interval '1 second' where id = '${first}'`)
  await sendAll()
  expect((await endpoint()).state).toBe('ok')
  const { items } = await runtime.store.deliveries.list({ status: 'delivered' })
  expect(items.map(({ id }) => id)).toEqual(expect.arrayContaining(deliveries.slice(5)))
})

test('a trial that fails doubles the pause, up to an hour; others go on meanwhile', async () => {
  const { runtime, receiver, endpoint, pass, sendAll } = await withDeliveries(12)
  receiver.answer(...failing(5), ...failing(7, 503))
  await sendAll()
  const pauses: number[] = []
  for (let trial = 0; trial < 7; trial++) {
    await pass()
    await sendAll()
    pauses.push(Math.round(secondsUntil((await endpoint()).pausedUntil) / 60))
  }
  expect([pauses, receiver.received.length]).toEqual([[2, 4, 8, 16, 32, 60, 60], 12])
  const well = await startReceiver()
  const other = await enqueued(runtime, await addDestination(runtime, well.url))
  await deliver(runtime, other)
  expect(well.received).toHaveLength(1)
})

test('Retry-After holds for the whole endpoint, from the first failure on', async () => {
  const { receiver, endpoint, sendAll } = await withDeliveries(3)
  receiver.answer({ status: 429, headers: { 'retry-after': '120' } })
  await sendAll()
  expect(receiver.received).toHaveLength(1)
  const { state, failures, pausedUntil } = await endpoint()
  expect([state, failures, Math.round(secondsUntil(pausedUntil) / 10)]).toEqual(['waiting', 1, 12])
})

test('what is wrong on our side is not the endpoint’s fault', async () => {
  const { runtime, endpoint, sendAll } = await withDeliveries(6)
  await sendAll({ ...runtime, config: { ...runtime.config, allowPrivateDestinations: false } })
  expect(await endpoint()).toMatchObject({ state: 'ok', failures: 0 })
})

test('a replay, a test that succeeds and a change have it tried at once', async () => {
  const { admin, receiver, destination, deliveries, endpoint, sendAll } = await withDeliveries(6)
  receiver.answer(...failing(5))
  await sendAll()
  expect(receiver.received).toHaveLength(5)
  expect((await admin('POST', `/v1/deliveries/${deliveries[0]}/replay`)).status).toBe(202)
  expect((await endpoint()).state).toBe('trying')
  receiver.answer(...failing(1))
  await sendAll()
  expect([receiver.received.length, await endpoint()]).toMatchObject([6, { state: 'waiting', failures: 6 }])

  expect((await admin('POST', `/v1/destinations/${destination}/test`)).body.ok).toBe(true)
  expect(await endpoint()).toMatchObject({ state: 'trying', failures: 6 })
  receiver.answer(...failing(1))
  await sendAll()
  expect(await endpoint()).toMatchObject({ state: 'waiting', failures: 7 })
  await admin('PATCH', `/v1/destinations/${destination}`, { name: 'Moved' })
  expect(await endpoint()).toMatchObject({ state: 'ok', failures: 0, failingSince: null })
})

test('what was due for four days while its endpoint only failed is given up, on record', async () => {
  const { runtime, admin, database, receiver, destination, deliveries, sendAll } = await withDeliveries(6)
  receiver.answer(...failing(5))
  await sendAll()
  const [waiting = ''] = deliveries.slice(5)
  const since = (days: number) => `now() - interval '${days} days'`
  const age = (days: number) =>
    query(
      database.url,
      `update endpoints set failing_since = ${since(5)};
       update deliveries set next_attempt_at = ${since(days)} where id = '${waiting}'`,
    )
  await age(3)
  await sweep(runtime, { shared: false })
  expect((await runtime.store.deliveries.get(waiting)).status).toBe('pending')
  await age(4.1)
  await sweep(runtime, { shared: false })
  expect(await runtime.store.deliveries.get(waiting)).toMatchObject({ status: 'dead', lastError: 'endpoint_failing' })
  const told = (await admin('GET', '/v1/events?types=destination.dead')).body.items
  expect(told).toMatchObject([{ data: { destination, delivery: waiting, error: 'endpoint_failing' } }])
  const { items } = await runtime.store.audit.list({ action: 'destination.dead' })
  expect(items).toMatchObject([{ subject: destination, detail: { delivery: waiting } }])
})
