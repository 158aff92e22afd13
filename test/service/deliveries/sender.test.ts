import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { createDestination } from '../../../src/service/deliveries/destinations.ts'
import { Sender } from '../../../src/service/deliveries/sender.ts'
import { Settler } from '../../../src/service/deliveries/settler.ts'
import type { Runtime } from '../../../src/service/runtime/runtime.ts'
import { type Sent, StoreError } from '../../../src/store/index.ts'
import { testService } from '../../api/service.ts'
import { startHostile } from '../../deliver/hostile.ts'
import { startReceiver } from '../../deliver/receiver.ts'
import { until } from '../../jobs/worker-process.ts'

const open = () => testService({ env: { EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true' } })

async function destination(runtime: Runtime, url: string): Promise<string> {
  const asked = { name: 'GRC', kind: 'webhook' as const, config: { url }, events: [], enabled: true }
  return (await createDestination(runtime, asked)).destination.id
}

async function enqueued({ store }: Runtime, destinations: readonly string[], each: number): Promise<string[]> {
  const about = { eventType: 'package.ready', package: null, payload: '{"type":"package.ready"}' }
  const all = destinations.flatMap(destination =>
    Array.from({ length: each }, () => ({ destination, event: v7(), ...about })),
  )
  return (await store.deliveries.enqueueAll(all)).map(({ event }) => event)
}

test('three workers send a burst to the end after one hint, and nothing twice', async () => {
  const { runtime } = await open()
  const receiver = await startReceiver()
  const destinations = await Promise.all([1, 2, 3, 4, 5].map(() => destination(runtime, receiver.url)))
  const events = await enqueued(runtime, destinations, 40)
  const senders = [1, 2, 3].map(n => new Sender({ ...runtime, worker: `worker ${n}` }))
  await Promise.all(senders.map(sender => sender.wake()))
  await receiver.until(events.length)
  await Promise.all(senders.map(sender => sender.stop()))
  expect(receiver.received.map(({ headers }) => headers['webhook-id']).sort()).toEqual([...events].sort())
  const delivered = await runtime.store.deliveries.list({ status: 'delivered' }, { limit: 500 })
  expect(delivered.items).toHaveLength(events.length)
  expect(delivered.items.every(({ attempts, lastStatus }) => attempts === 1 && lastStatus === 204)).toBe(true)
})

test('more receivers that hang than there are places keep none of them', async () => {
  const { runtime } = await open()
  const [receiver, silent] = [await startReceiver(), await startHostile('silence')]
  const hanging = await Promise.all(Array.from({ length: 20 }, () => destination(runtime, silent.url)))
  await enqueued(runtime, hanging, 4)
  const sender = new Sender(runtime)
  await sender.wake()
  await until('as many hang as are sent at once', () => silent.asked() >= 64)
  const healthy = await destination(runtime, receiver.url)
  await enqueued(runtime, [healthy], 10)
  const began = Date.now()
  await sender.wake()
  await receiver.until(10)
  // A receiver that hangs is waited for for twenty seconds.
  expect(Date.now() - began).toBeLessThan(10_000)
  sender.cut()
  await sender.stop()
  const { items } = await runtime.store.deliveries.list({}, { limit: 500 })
  expect(items.filter(({ status }) => status === 'delivering')).toEqual([])
})

test('what cannot be written down together is written one by one', async () => {
  const { runtime } = await open()
  const receiver = await startReceiver()
  const to = await destination(runtime, receiver.url)
  await enqueued(runtime, [to], 3)
  const claimed = await runtime.store.deliveries.claimDue(10, 'a', 60_000)
  expect(claimed).toHaveLength(3)
  const { deliveries } = runtime.store
  const fails = async () => {
    throw new Error('not together')
  }
  const settler = new Settler(
    { delivered: deliveries.delivered, deliveredAll: fails },
    'a',
    new AbortController().signal,
  )
  const attempt = {
    at: new Date().toISOString(),
    durationMs: 1,
    httpStatus: 200,
    error: null,
    stage: null,
    detail: null,
  }
  await Promise.all(claimed.map(({ id }) => settler.settle({ id, attempt } satisfies Sent)))
  expect((await deliveries.list({ status: 'delivered' })).items).toHaveLength(3)
  expect(await deliveries.attempts(claimed[0]?.id ?? '')).toEqual([attempt])
})

test('a database that fails for a moment has nothing wait for a lease to end, and nothing sent twice', async () => {
  const { runtime } = await open()
  const receiver = await startReceiver()
  const to = await destination(runtime, receiver.url)
  await enqueued(runtime, [to], 3)
  const { store } = runtime
  const failed: string[] = []
  const failing = <A extends unknown[], R>(name: string, times: number, work: (...args: A) => Promise<R>) => {
    return async (...args: A): Promise<R> => {
      if (failed.filter(one => one === name).length >= times) return work(...args)
      failed.push(name)
      throw new StoreError('unreachable', 'PostgreSQL does not answer.')
    }
  }
  const sender = new Sender({
    ...runtime,
    store: {
      ...store,
      destinations: { ...store.destinations, toSend: failing('toSend', 2, store.destinations.toSend) },
      deliveries: {
        ...store.deliveries,
        deliveredAll: failing('deliveredAll', 1, store.deliveries.deliveredAll),
        delivered: failing('delivered', 2, store.deliveries.delivered),
      },
    },
  })
  await sender.wake()
  await sender.stop()
  expect(new Set(failed)).toEqual(new Set(['toSend', 'deliveredAll', 'delivered']))
  expect(receiver.received).toHaveLength(3)
  const { items } = await store.deliveries.list({ status: 'delivered' })
  expect(items.map(({ attempts }) => attempts)).toEqual([1, 1, 1])
})
