import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { queueBackend } from '../../../src/jobs/backend.ts'
import { startJobs } from '../../../src/jobs/index.ts'
import { deliver } from '../../../src/service/deliveries/deliver.ts'
import { createDestination } from '../../../src/service/deliveries/destinations.ts'
import { testDestination } from '../../../src/service/deliveries/send.ts'
import { fileDigest } from '../../../src/service/runtime/package-file.ts'
import type { Runtime } from '../../../src/service/runtime/runtime.ts'
import { sweep } from '../../../src/service/sweep.ts'
import { testService } from '../../api/service.ts'
import { startHostile } from '../../deliver/hostile.ts'
import { type Receiver, startReceiver } from '../../deliver/receiver.ts'
import { CREDENTIALS, REGION, startBucket } from '../../deliver/s3/bucket.ts'
import { until } from '../../jobs/worker-process.ts'
import { hasMoto } from '../../kit/collect.ts'
import { query, type TestDatabase } from '../../store/database.ts'

async function withDestination(env?: Record<string, string>) {
  const service = await testService({ env: { EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true', ...env } })
  const receiver = await startReceiver()
  const asked = { name: 'GRC', kind: 'webhook' as const, config: { url: receiver.url }, events: [], enabled: true }
  const { destination } = await createDestination(service.runtime, asked)
  return {
    ...service,
    receiver,
    destination: destination.id,
    delivery: await enqueued(service.runtime, destination.id),
  }
}

async function enqueued({ store }: Runtime, destination: string): Promise<string> {
  const made = await store.deliveries.enqueue({
    destination,
    event: v7(),
    eventType: 'package.ready',
    package: null,
    payload: '{"type":"package.ready"}',
  })
  return made.id
}

const untilDue = (database: TestDatabase) =>
  query(
    database.url,
    `update deliveries set next_attempt_at = now() where status = 'failed'; update endpoints set paused_until = now()`,
  )
test('what a worker was sending that has died here is sent at once, not when its lease has run out', async () => {
  const { runtime, delivery } = await withDestination()
  const dead = runtime.worker.replace(/-\d+-(\w+)$/, '-4194305-$1')
  await runtime.store.deliveries.claim(delivery, dead, 60_000)
  expect(await runtime.store.deliveries.due()).toEqual([])
  await sweep(runtime, { shared: false })
  expect(await runtime.store.deliveries.due()).toMatchObject([{ id: delivery }])
  expect(await runtime.store.deliveries.claim(delivery, runtime.worker, 60_000)).toMatchObject({ attempts: 2 })
  await sweep(runtime, { shared: false })
  expect(await runtime.store.deliveries.due()).toEqual([])
})

const idsOf = ({ received }: Receiver) => received.map(({ headers }) => headers['webhook-id'])

test('a failure is tried again as the same event, and each attempt is kept', async () => {
  const { runtime, database, receiver, delivery } = await withDestination()
  receiver.answer({ status: 500 }, { status: 429, headers: { 'retry-after': '7200' } })
  const get = () => runtime.store.deliveries.get(delivery)
  await deliver(runtime, delivery)
  const first = await get()
  expect(first).toMatchObject({ status: 'failed', attempts: 1, lastStatus: 500 })
  const wait = Date.parse(first.nextAttemptAt ?? '') - Date.now()
  expect(wait).toBeGreaterThan(3000)
  expect(wait).toBeLessThan(6500)
  await deliver(runtime, delivery)
  expect(receiver.received).toHaveLength(1)

  await untilDue(database)
  await deliver(runtime, delivery)
  const hours = (Date.parse((await get()).nextAttemptAt ?? '') - Date.now()) / 3600_000
  expect(hours).toBeCloseTo(2, 1)
  await untilDue(database)
  await deliver(runtime, delivery)
  expect(await get()).toMatchObject({ status: 'delivered', attempts: 3, nextAttemptAt: null })
  expect(new Set(idsOf(receiver)).size).toBe(1)
  expect((await runtime.store.deliveries.attempts(delivery)).map(a => [a.httpStatus, a.stage])).toEqual([
    [500, 'receiver'],
    [429, 'receiver'],
    [204, null],
  ])
})

test('after ten attempts it is given up, and can be sent again by hand', async () => {
  const { admin, runtime, database, receiver, delivery } = await withDestination()
  receiver.answer(...Array.from({ length: 10 }, () => ({ status: 502 })))
  for (let n = 0; n < 11; n++) {
    await deliver(runtime, delivery)
    await untilDue(database)
  }
  expect(receiver.received).toHaveLength(10)
  expect((await admin('GET', `/v1/deliveries/${delivery}`)).body).toMatchObject({
    status: 'dead',
    attempts: 10,
    payload: { type: 'package.ready' },
    history: expect.toSatisfy((history: unknown[]) => history.length === 10),
  })
  expect((await admin('POST', `/v1/deliveries/${delivery}/replay`)).body).toMatchObject({
    status: 'pending',
    attempts: 0,
  })
  await deliver(runtime, delivery)
  expect((await runtime.store.deliveries.get(delivery)).status).toBe('delivered')
  expect(new Set(idsOf(receiver)).size).toBe(1)
})

test('410 switches the destination off; what waits for it ends', async () => {
  const { runtime, receiver, destination, delivery } = await withDestination()
  const next = await enqueued(runtime, destination)
  receiver.answer({ status: 410 })
  await deliver(runtime, delivery)
  expect((await runtime.store.destinations.get(destination)).enabled).toBe(false)
  await deliver(runtime, next)
  expect(receiver.received).toHaveLength(1)
  expect(await runtime.store.deliveries.get(next)).toMatchObject({ status: 'dead', lastError: 'destination_disabled' })
})

test('a destination that was deleted, or whose secret cannot be opened, is noted', async () => {
  const { runtime, receiver, destination, delivery } = await withDestination()
  await rm(join(runtime.config.dataDir, 'secrets.key'))
  await deliver(runtime, delivery)
  expect(await runtime.store.deliveries.get(delivery)).toMatchObject({ status: 'failed', lastError: 'secrets_key' })
  const next = await enqueued(runtime, destination)
  await runtime.store.destinations.remove(destination)
  await deliver(runtime, next)
  expect(await runtime.store.deliveries.get(next)).toMatchObject({ status: 'dead', lastError: 'destination_deleted' })
  expect(receiver.received).toEqual([])
})

test('private addresses are refused when they are sent to, however they got there', async () => {
  const { runtime, receiver, destination, delivery } = await withDestination()
  const strict = { ...runtime, config: { ...runtime.config, allowPrivateDestinations: false } }
  await deliver(strict, delivery)
  expect(await testDestination(strict, destination)).toMatchObject({ ok: false, error: 'private_address' })
  expect(receiver.received).toEqual([])
  expect((await runtime.store.deliveries.attempts(delivery))[0]).toMatchObject({
    stage: 'ours',
    error: 'private_address',
  })
})

test('two workers send once', async () => {
  const { runtime, receiver, delivery } = await withDestination()
  await Promise.all([1, 2, 3, 4].map(n => deliver({ ...runtime, worker: `w${n}` }, delivery)))
  expect(receiver.received).toHaveLength(1)
})

test('the sweep finds what a lost queue forgot', async () => {
  const { runtime, delivery } = await withDestination()
  const told: string[] = []
  const queue = { ...quiet, deliver: async (id: string) => void told.push(id) }
  await sweep({ ...runtime, queue }, { shared: true })
  expect(told).toEqual([delivery])
})

test('receivers that hang keep no place from the others, nor the process from its end', async () => {
  const { runtime, admin, receiver, delivery } = await withDestination()
  const silent = await startHostile('silence')
  const asked = { name: 'Silent', kind: 'webhook' as const, config: { url: silent.url }, events: [], enabled: true }
  const { destination } = await createDestination(runtime, asked)
  const hanging: string[] = []
  for (let n = 0; n < 12; n++) hanging.push(await enqueued(runtime, destination.id))
  const backend = queueBackend({ redisUrl: undefined, databaseUrl: runtime.store.url, schema: runtime.store.schema })
  const jobs = await startJobs(runtime, backend, { shared: true })
  await receiver.until(1)
  await until('four are being sent', () => silent.asked() === 4)
  expect((await runtime.store.deliveries.get(delivery)).attempts).toBe(1)
  // A replay of what is under way is due anew, and is not held back by the job that hangs.
  const [first = ''] = (await runtime.store.deliveries.list({ status: 'delivering' })).items.map(({ id }) => id)
  expect((await admin('POST', `/v1/deliveries/${first}/replay`)).status).toBe(202)
  await until('it is sent again', () => silent.asked() === 5)
  const began = Date.now()
  await jobs.close()
  expect(Date.now() - began).toBeLessThan(20_000)
  const { items } = await runtime.store.deliveries.list({ destination: destination.id })
  const cut = items.filter(({ lastError }) => lastError === 'interrupted')
  expect(cut.length).toBeGreaterThanOrEqual(1)
  expect(items.filter(({ status }) => status === 'dead' || status === 'delivering')).toEqual([])
  expect(items).toHaveLength(hanging.length)
})

test('what the other side said is kept, without the secrets in it; what died is in the audit log', async () => {
  const { admin, runtime, database, receiver, destination, delivery } = await withDestination()
  const { secret = '' } = await runtime.store.destinations.secrets(destination)
  receiver.answer({ status: 410, body: `no more of ${secret}\n${'x'.repeat(3000)}` })
  await deliver(runtime, delivery)
  const [attempt] = (await admin('GET', `/v1/deliveries/${delivery}`)).body.history
  expect(attempt.detail).toMatch(/^no more of \*{3} x+$/)
  expect(attempt.detail).toHaveLength(1024)
  const detail = { delivery, event: expect.any(String), eventType: 'package.ready', attempts: 1, error: 'HTTP 410' }
  expect(
    await query(database.url, `select subject, detail from audit_log where action = 'destination.dead'`),
  ).toMatchObject([{ subject: destination, detail }])
})

test('all that failed since is sent again at once, as the same events', async () => {
  const { admin, runtime, receiver, destination, delivery } = await withDestination()
  const since = new Date(Date.now() - 60_000).toISOString()
  const second = await enqueued(runtime, destination)
  receiver.answer({ status: 500 }, { status: 503 })
  for (const id of [delivery, second]) await deliver(runtime, id)
  const third = await enqueued(runtime, destination)
  await deliver(runtime, third)
  const replay = (body: object) => admin('POST', '/v1/deliveries/replay', body)
  expect((await replay({ since, destination: v7() })).body).toEqual({ replayed: 0 })
  expect((await replay({ since: new Date(Date.now() + 60_000).toISOString() })).body).toEqual({ replayed: 0 })
  expect([(await replay({})).status, (await replay({ since })).body]).toEqual([400, { replayed: 2 }])
  for (const id of [delivery, second, third]) await deliver(runtime, id)
  const ids = idsOf(receiver)
  expect([ids.length, new Set(ids).size]).toEqual([5, 3])
})

test.skipIf(!hasMoto)('a package goes to S3 as it is kept, and the receipt says where', async () => {
  const { runtime, admin, config } = await testService({ env: { EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true' } }).then(
    service => ({ ...service, config: service.runtime.config }),
  )
  const bucket = await startBucket()
  const bytes = Buffer.from('PK the package')
  await mkdir(join(config.dataDir, 'packages'), { recursive: true })
  await writeFile(join(config.dataDir, 'packages/a.zip'), bytes)
  const row = { id: v7(), run: v7(), account: null, format: 'exhibit.package/v1', path: 'packages/a.zip', label: null }
  const { sha256, size } = await fileDigest(join(config.dataDir, row.path))
  await runtime.store.packages.add({ ...row, sha256, size, manifest: Buffer.from('{}') })
  const { id } = (
    await admin('POST', '/v1/destinations', {
      ...{ name: 'Archive', kind: 's3', secrets: CREDENTIALS },
      config: { bucket: bucket.name, region: REGION, url: bucket.endpoint },
    })
  ).body
  expect((await admin('POST', `/v1/destinations/${id}/test`)).body).toMatchObject({ ok: true, delivered: false })
  const about = { destination: id, event: v7(), eventType: 'package.ready', package: row.id, payload: '{}' }
  const delivery = await runtime.store.deliveries.enqueue(about)
  for (let n = 0; n < 2; n++) {
    await deliver(runtime, delivery.id)
    const { status, receipt } = await runtime.store.deliveries.get(delivery.id)
    expect([status, receipt]).toMatchObject([
      'delivered',
      { bucket: bucket.name, sha256, versionId: expect.any(String) },
    ])
    expect(await bucket.read(receipt.key ?? '')).toEqual(bytes)
    await admin('POST', `/v1/deliveries/${delivery.id}/replay`)
  }
  expect(await bucket.versions()).toBe(1)
})

const quiet: Runtime['queue'] = {
  collect: async () => {},
  finish: async () => {},
  deliver: async () => {},
  timestamp: async () => {},
  schedule: async () => {},
  ping: async () => {},
}
