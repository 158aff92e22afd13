import type { AddressInfo } from 'node:net'
import { createServer, connect as openSocket, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { caller, testService } from '../api/service.ts'
import { query, testDatabase } from '../store/database.ts'
import { hasRedis, startRedis } from './redis.ts'
import { startExhibit, until, type WorkerProcess } from './worker-process.ts'

async function environment() {
  const { url, dataDir, schema } = await testDatabase()
  onTestFinished(() => query(url, `drop schema if exists exhibit_queue_${schema} cascade`).then(() => {}))
  return { DATABASE_URL: url, EXHIBIT_DATA_DIR: dataDir, EXHIBIT_PORT: '0' }
}

/** A server that takes connections and says nothing, or hands them on to a port until it is cut. */
async function front(behind?: number) {
  const sockets = new Set<Socket>()
  let isCut = false
  const server = createServer(socket => {
    sockets.add(socket.on('error', () => {}))
    if (isCut) return void socket.destroy()
    if (behind === undefined) return
    const onward = openSocket(behind, '127.0.0.1').on('error', () => socket.destroy())
    sockets.add(onward)
    socket.pipe(onward).pipe(socket)
    socket.on('close', () => onward.destroy())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  onTestFinished(() => {
    cut()
    server.close()
  })
  const hush = () => void [...sockets].map(socket => socket.pause())
  const speak = () => void [...sockets].map(socket => socket.resume())
  return { port: (server.address() as AddressInfo).port, connections: () => sockets.size, cut, hush, speak }
}

const lastLine = (process: WorkerProcess) => process.said().trim().split('\n').at(-1)

test.each(['serve', 'collect'])(
  'a Redis that nobody listens for ends `%s` with one sentence',
  async command => {
    const started = startExhibit([command], { ...(await environment()), REDIS_URL: 'redis://127.0.0.1:1' })
    expect(await started.ended).toBe(3)
    expect(started.said().trim()).toMatch(/^exhibit: Redis does not answer: .* REDIS_URL .*\. \[queue_unreachable\]$/)
  },
  240_000,
)

test('a Redis that is silent ends the start, and a signal ends it sooner', async () => {
  const silent = await front()
  const env = { ...(await environment()), REDIS_URL: `redis://127.0.0.1:${silent.port}` }
  const started = startExhibit(['serve'], env)
  expect(await started.ended).toBe(3)
  expect(lastLine(started)).toMatch(/^exhibit: Redis does not answer: .* \[queue_unreachable\]$/)

  const before = silent.connections()
  const ended = startExhibit(['serve', '--role', 'worker'], env)
  await until('it waits', () => silent.connections() > before)
  const at = Date.now()
  expect(await ended.kill('SIGTERM')).toBe(0)
  expect(Date.now() - at).toBeLessThan(6000)
})

test('a PostgreSQL that is silent ends the start with one sentence', async () => {
  const silent = await front()
  const { EXHIBIT_DATA_DIR } = await environment()
  const DATABASE_URL = `postgres://exhibit:hush@127.0.0.1:${silent.port}/exhibit`
  const started = startExhibit(['serve'], { EXHIBIT_DATA_DIR, EXHIBIT_PORT: '0', DATABASE_URL })
  expect(await started.ended).toBe(3)
  expect(lastLine(started)).toMatch(/^exhibit: PostgreSQL does not answer: .* \[unreachable\]$/)
  expect(started.said()).not.toContain('hush')
})

test.skipIf(!hasRedis)(
  'a Redis that goes away holds up no request, and no end',
  async () => {
    const redis = await startRedis()
    onTestFinished(() => redis.stop())
    const way = await front(Number(new URL(redis.url).port))
    const env = { ...(await environment()), REDIS_URL: `redis://127.0.0.1:${way.port}`, EXHIBIT_LOG_LEVEL: 'warn' }
    const service = startExhibit(['serve'], env)
    await until('it serves', () => /serves/.test(service.said()))
    const url = /serves (http:\S+)/.exec(service.said())?.[1] ?? ''
    const admin = caller(url, /First admin key.*: (exk_\w+)/.exec(service.said())?.[1] ?? '')
    expect((await admin('GET', '/readyz')).body).toEqual({ status: 'ok', database: 'ok', queue: 'ok', packages: 'ok' })

    way.cut()
    const account = { account: '111122223333', name: 'One', access: { kind: 'ambient' } }
    expect((await admin('POST', '/v1/accounts', account)).status).toBe(201)
    const at = Date.now()
    const started = await admin('POST', '/v1/runs', {})
    expect({ status: started.status, body: started.body }).toMatchObject({ status: 202, body: { status: 'queued' } })
    expect(Date.now() - at).toBeLessThan(6000)
    const ready = await admin('GET', '/readyz')
    expect(ready).toMatchObject({ status: 503, body: { code: 'overloaded', detail: 'The queue does not answer.' } })
    await sleep(3000)
    expect(service.said().split('the queue reported an error').length - 1).toBeLessThanOrEqual(3)

    const told = Date.now()
    expect(await service.kill('SIGTERM')).toBe(0)
    expect(Date.now() - told).toBeLessThan(12_000)
  },
  240_000,
)

test('readyz says that the database is silent, within its own deadline', async () => {
  const database = await testDatabase()
  const address = new URL(database.url)
  const way = await front(Number(address.port))
  address.port = String(way.port)
  const { url } = await testService({ listens: true, database: { ...database, url: address.href } })
  way.hush()
  const at = Date.now()
  const ready = await caller(url, '')('GET', '/readyz')
  expect(ready).toMatchObject({ status: 503, body: { detail: 'The database does not answer.' } })
  expect(Date.now() - at).toBeLessThan(5000)
  way.speak()
})
