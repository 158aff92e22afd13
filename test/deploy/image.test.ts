import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { freePort } from '../../demo/kit/moto.ts'
import { hasRedis, startRedis } from '../jobs/redis.ts'
import { startExhibit, until } from '../jobs/worker-process.ts'
import { query, testDatabase } from '../store/database.ts'
import { buildByHand, type Image } from './dockerfile.ts'

/** No engine runs where CI runs: the instructions are carried out by hand, production dependencies only. */
describe.skipIf(!hasRedis)('what the image holds', () => {
  let image: Image
  beforeAll(() => {
    image = buildByHand()
  })
  afterAll(() => rmSync(image.app, { recursive: true, force: true }))

  test('runs as somebody who is not root', () => expect(image.user).toBe('node'))

  test('serves and works apart over PostgreSQL and Redis, and answers its own health check', async () => {
    const { url, dataDir, schema } = await testDatabase()
    onTestFinished(() => query(url, `drop schema if exists exhibit_queue_${schema} cascade`).then(() => {}))
    const redis = await startRedis()
    onTestFinished(() => redis.stop())
    const port = String(await freePort())
    const env = {
      ...image.env,
      ...{ DATABASE_URL: url, REDIS_URL: redis.url, EXHIBIT_DATA_DIR: dataDir },
      ...{ EXHIBIT_HOST: '127.0.0.1', EXHIBIT_PORT: port },
    }
    const { entrypoint, command, health } = image.commands
    expect(entrypoint[0]).toBe('node')
    const main = join(image.app, entrypoint[1] ?? '')
    const api = startExhibit([...command, '--role', 'api'], env, main)
    const worker = startExhibit([...command, '--role', 'worker'], env, main)
    await until('both are up', () => /serves/.test(api.said()) && /works/.test(worker.said()))
    const check = health.map(word => word.replace('8620', port))
    execFileSync(process.execPath, check.slice(1))
    const demo = startExhibit(['demo', '--exit'], env, main)
    expect(await demo.ended).toBe(0)
    expect(await api.kill('SIGTERM')).toBe(0)
    expect(await worker.kill('SIGTERM')).toBe(0)
  })
})
