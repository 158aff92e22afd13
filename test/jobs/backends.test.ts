import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { type JobData, type QueueBackend, queueBackend } from '../../src/jobs/backend.ts'
import { BullJobQueue, owned, QUEUES } from '../../src/jobs/queues.ts'
import { query, testDatabase } from '../store/database.ts'
import { hasRedis, startRedis } from './redis.ts'

const target = { run: 'r', account: '111111111111', region: 'global' }

/** What both backends must do; the queue is only a hint, but hints must come. */
describe.each(['postgres', 'redis'] as const)('the queue on %s', kind => {
  if (kind === 'redis' && !hasRedis) return test.skip('left out', () => {})
  let redis: Awaited<ReturnType<typeof startRedis>> | undefined
  beforeAll(async () => {
    if (kind === 'redis') redis = await startRedis()
  })
  afterAll(() => redis?.stop())

  async function backend(): Promise<QueueBackend> {
    const schema = `t_${randomBytes(6).toString('hex')}`
    if (kind === 'redis') return queueBackend({ redisUrl: redis?.url, databaseUrl: '', schema })
    const { url } = await testDatabase()
    onTestFinished(() => query(url, `drop schema if exists exhibit_queue_${schema} cascade`).then(() => {}))
    return queueBackend({ databaseUrl: url, schema })
  }

  async function open() {
    const on = await backend()
    const errors: Error[] = []
    const queue = new BullJobQueue(on, error => void errors.push(error))
    onTestFinished(() => queue.close())
    return { on, queue, errors }
  }

  /** A worker that writes down what it gets, and fails as often as told. */
  async function take(on: QueueBackend, name: string, failures = 0) {
    const taken: JobData[] = []
    const worker = on.worker(
      name,
      async data => {
        taken.push(data)
        if (taken.length <= failures) throw new Error('not yet')
      },
      4,
    )
    worker.on('error', () => {})
    await worker.waitUntilReady()
    onTestFinished(() => worker.close())
    return taken
  }

  const until = async (test: () => boolean, ms = 15_000) => {
    for (const end = Date.now() + ms; !test() && Date.now() < end; ) await sleep(20)
  }

  test('a hint given often is one job; once that has ended, a new one comes', async () => {
    const { on, queue } = await open()
    for (let n = 0; n < 3; n++) await queue.collect([target, { ...target, region: 'eu-west-1' }], null)
    await queue.finish('r', null)
    await queue.finish('r', null)
    const [collects, finishes] = [await take(on, QUEUES.collect), await take(on, QUEUES.finish)]
    await until(() => collects.length >= 2 && finishes.length >= 1)
    await sleep(200)
    expect(collects.map(({ region }) => region).sort()).toEqual(['eu-west-1', 'global'])
    expect(collects[0]).toEqual({ run: 'r', account: '111111111111', region: expect.any(String) })
    expect(finishes).toEqual([{ run: 'r' }])
    await queue.collect([target], null)
    await until(() => collects.length >= 3)
    expect(collects).toHaveLength(3)
  })

  test('a hint for another attempt is not taken for the one that died', async () => {
    const { on, queue } = await open()
    await queue.collect([target], null)
    await queue.collect([{ ...target, attempts: 1 }], null)
    const taken = await take(on, QUEUES.collect)
    await until(() => taken.length >= 2)
    expect(taken).toHaveLength(2)
  })

  test('a job that fails is tried again, and leaves nothing behind in the way of a new hint', async () => {
    const { on, queue } = await open()
    await queue.deliver('d', 0)
    const taken = await take(on, QUEUES.deliver, 1)
    await until(() => taken.length >= 1)
    await sleep(100)
    await queue.deliver('d', 0)
    await until(() => taken.length >= 2)
    expect(taken).toEqual([{ delivery: 'd' }, { delivery: 'd' }])
    await queue.collect([target], null)
    const collects = await take(on, QUEUES.collect, 1)
    await until(() => collects.length >= 2)
    expect(collects).toHaveLength(2)
  })

  test('a retry waits, and does not hold back what is due at once', async () => {
    const { on, queue } = await open()
    await queue.deliver('d', 3600_000)
    await queue.deliver('e', 400)
    const taken = await take(on, QUEUES.deliver)
    const began = Date.now()
    await queue.deliver('d', 0)
    await until(() => taken.length >= 2)
    expect(taken.map(({ delivery }) => delivery)).toEqual(['d', 'e'])
    expect(Date.now() - began).toBeLessThan(10_000)
  })

  test('one hint at a time waits to have a timestamp asked for', async () => {
    const { on, queue } = await open()
    for (const delay of [300, 300, 0]) await queue.timestamp('p', delay)
    await queue.timestamp('q', 3600_000)
    const taken = await take(on, QUEUES.timestamp)
    await until(() => taken.length >= 1)
    await sleep(200)
    expect(taken).toEqual([{ of: 'p' }])
    await queue.timestamp('p', 0)
    await until(() => taken.length >= 2)
    expect(taken).toEqual([{ of: 'p' }, { of: 'p' }])
  })

  test('only its owner takes what belongs to a process', async () => {
    const { on, queue } = await open()
    await queue.collect([target], 'me')
    const [shared, other] = [await take(on, QUEUES.collect), await take(on, owned(QUEUES.collect, 'you'))]
    await sleep(300)
    const mine = await take(on, owned(QUEUES.collect, 'me'))
    await until(() => mine.length > 0)
    expect([shared.length, other.length, mine.length]).toEqual([0, 0, 1])
  })

  test('a slot of a schedule is told once, when it comes', async () => {
    const { on, queue } = await open()
    const slot = '2026-11-28T03:00:00.000Z'
    await queue.schedule('a', slot, 400)
    await queue.schedule('a', slot, 400)
    await queue.schedule('b', slot, 3600_000)
    const fired = await take(on, QUEUES.schedule)
    expect(fired).toEqual([])
    await until(() => fired.length >= 1)
    await sleep(300)
    expect(fired).toEqual([{ schedule: 'a' }])
  })

  test('installations that share a server do not take each other’s jobs', async () => {
    const [one, two] = [await open(), await open()]
    await one.queue.collect([target], null)
    const theirs = await take(two.on, QUEUES.collect)
    const ours = await take(one.on, QUEUES.collect)
    await until(() => ours.length > 0)
    await sleep(200)
    expect([ours.length, theirs.length]).toEqual([1, 0])
  })
})
