import { chmod, readdir, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { expect, onTestFinished, test, vi } from 'vitest'
import { doctorText } from '../../../src/cli/doctor.ts'
import { readConfig } from '../../../src/config.ts'
import { evictionOf } from '../../../src/jobs/reach-redis.ts'
import { examineService } from '../../../src/main.ts'
import { examineClock } from '../../../src/service/doctor/clock.ts'
import { examineDisk } from '../../../src/service/doctor/disk.ts'
import type { Examination } from '../../../src/service/doctor/index.ts'
import { examineKey } from '../../../src/service/doctor/key.ts'
import { examineQueue } from '../../../src/service/doctor/queue.ts'
import { testService } from '../../api/service.ts'
import { hasRedis, startRedis } from '../../jobs/redis.ts'
import { query, testDatabase } from '../../store/database.ts'

const CALLER = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Arn>arn:aws:iam::111122223333:user/alice</Arn><UserId>AIDA</UserId><Account>111122223333</Account>
</GetCallerIdentityResult></GetCallerIdentityResponse>`

async function serving(answer: (request: IncomingMessage) => { body: string; date?: Date }) {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    const { body, date = new Date() } = answer(request)
    request.resume()
    response.setHeader('date', date.toUTCString()).setHeader('content-type', 'text/xml').end(body)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked }
}

function signedIn() {
  for (const [name, value] of Object.entries({ AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'test' }))
    vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
}

const healthOf = (all: readonly Examination[]) =>
  Object.fromEntries(all.map(({ subject, of, health, code }) => [of ? `${subject} ${of}` : subject, code ?? health]))

test('of a service in order nothing is changed, and nothing sent unless that is wanted', async () => {
  signedIn()
  const aws = await serving(() => ({ body: CALLER }))
  const receiver = await serving(() => ({ body: '' }))
  const env = { AWS_ENDPOINT_URL: aws.url, AWS_REGION: 'eu-central-1', EXHIBIT_ALLOW_PRIVATE_DESTINATIONS: 'true' }
  const { runtime, admin } = await testService({ env })
  const access = { kind: 'ambient' }
  await admin('POST', '/v1/accounts', { account: '111122223333', name: 'One', access })
  await admin('POST', '/v1/accounts', { account: '444455556666', name: 'Two', access })
  await admin('POST', '/v1/destinations', { name: 'Hook', url: `${receiver.url}/secret-path` })
  const before = await admin('GET', '/v1/accounts')

  const found = await examineService(runtime.config, { sends: false, permissions: false })
  expect(healthOf(found)).toEqual({
    ...{ disk: 'ok', database: 'ok', clock: 'ok', credentials: 'ok', queue: 'ok', 'signing key': 'ok', secrets: 'ok' },
    ...{ 'account 111122223333 One': 'ok', 'account 444455556666 Two': 'account_mismatch', 'destination Hook': 'ok' },
  })
  expect(receiver.asked).toEqual(['HEAD /'])
  expect((await admin('GET', '/v1/accounts')).body).toEqual(before.body)
  expect(doctorText(found)).toMatch(/FAILED {2}account 444455556666 Two .*\n(.*\n)*1 thing to see to\.$/)

  await examineService(runtime.config, { sends: true, permissions: false })
  expect(receiver.asked).toContain('POST /secret-path')
})

test('where nothing is yet, nothing is made', async () => {
  signedIn()
  const aws = await serving(() => ({ body: CALLER }))
  const { url: DATABASE_URL, dataDir, schema } = await testDatabase()
  const env = { AWS_ENDPOINT_URL: aws.url, EXHIBIT_DATA_DIR: dataDir }
  const fresh = await examineService(readConfig(env), { sends: false, permissions: false })
  expect(fresh.every(({ health }) => health === 'ok')).toBe(true)
  const beside = await examineService(readConfig({ ...env, DATABASE_URL }), { sends: false, permissions: false })
  expect(healthOf(beside)).toMatchObject({ database: 'schema_behind', queue: 'ok' })
  expect(await readdir(dataDir)).toEqual([])
  expect(
    await query(DATABASE_URL, 'select 1 from information_schema.tables where table_schema = $1', [schema]),
  ).toEqual([])
})

test('what is wrong is told, each with its code and what to do', async () => {
  const late = await serving(() => ({ body: '<x/>', date: new Date(Date.now() + 600_000) }))
  const { runtime, database, admin } = await testService()
  await admin('POST', '/v1/destinations', { name: 'Gone', url: 'https://receiver.example.com/hook' })
  await writeFile(join(database.dataDir, 'secrets.key'), 'ab'.repeat(32))
  const [own] = (await readdir(join(database.dataDir, 'keys'))).filter(name => /^[0-9a-f]{64}$/.test(name))
  await chmod(join(database.dataDir, 'keys', own ?? '', 'key.pem'), 0o644)
  const config = {
    ...runtime.config,
    ...{ redisUrl: 'redis://127.0.0.1:1', awsEndpoint: late.url, tsaUrls: ['http://127.0.0.1:1/tsa'] },
  }
  const found = await examineService(config, { sends: false, permissions: false })
  expect(healthOf(found)).toMatchObject({
    ...{ clock: 'clock_wrong', queue: 'queue_unreachable', 'signing key': 'KEY_PERMISSIONS', secrets: 'secrets_key' },
    ...{ 'outbound 127.0.0.1:1': 'unreachable', 'destination Gone': 'unreachable' },
  })
  for (const { message } of found) expect(message).toMatch(/[.\w]$/)

  await query(database.url, "insert into kysely_migration values ('9999-later', '2026-01-01')")
  expect(healthOf(await examineService(config, { sends: false, permissions: false }))).toMatchObject({
    database: 'schema_newer',
  })
  const elsewhere = { ...config, databaseUrl: 'postgres://nobody@127.0.0.1:1/none', redisUrl: undefined }
  expect(healthOf(await examineService(elsewhere, { sends: false, permissions: false }))).toMatchObject({
    database: 'unreachable',
    queue: 'database',
  })
})

test('a clock is judged by the second that a Date is cut to', async () => {
  const said = new Date('2026-11-29T12:00:00Z')
  const aws = await serving(() => ({ body: '', date: said }))
  const at = async (text: string) => {
    const { health, message } = await examineClock({ awsEndpoint: aws.url, awsRegion: undefined }, () =>
      Date.parse(text),
    )
    return [health, /\d+ s (behind|ahead)/.exec(message)?.[0]]
  }
  expect(await at('2026-11-29T12:00:00.900Z')).toEqual(['ok', undefined])
  expect(await at('2026-11-29T12:00:31Z')).toEqual(['warning', '30 s ahead'])
  expect(await at('2026-11-29T11:50:00Z')).toEqual(['failed', '600 s behind'])
})

test('a disk that fills up, a certificate that ends and a Redis that evicts are told beforehand', async () => {
  const { runtime, database } = await testService()
  const free = (bytes: number) => (async () => ({ bavail: bytes / 4096, bsize: 4096 })) as never
  expect(await examineDisk(database.dataDir, free(2 ** 28))).toMatchObject({ code: 'disk_full' })
  expect(await examineDisk(database.dataDir, free(2 ** 31))).toMatchObject({ code: 'disk_low' })
  const soon = new Date(Date.now() + (3652 - 20) * 24 * 3600_000)
  expect(await examineKey(runtime.config, runtime.store, soon)).toMatchObject({ code: 'certificate_ends' })
  const after = new Date(Date.now() + 3700 * 24 * 3600_000)
  expect(await examineKey(runtime.config, runtime.store, after)).toMatchObject({ code: 'certificate_ended' })
  const config = { ...runtime.config, dataDir: join(database.dataDir, 'other') }
  expect(await examineKey(config, runtime.store)).toMatchObject({ code: 'key_missing' })
  const evicting = await examineQueue({ redisUrl: 'redis://x' }, runtime.store, async () => 'allkeys-lru')
  expect(evicting).toMatchObject({ code: 'queue_evicts' })
})

test.skipIf(!hasRedis)('a Redis says itself whether it evicts', async () => {
  const redis = await startRedis()
  onTestFinished(() => redis.stop())
  expect(await evictionOf(redis.url)).toBeNull()
  const client = new Redis(redis.url)
  onTestFinished(() => void client.disconnect())
  const before = [await client.config('GET', 'maxmemory'), await client.config('GET', 'maxmemory-policy')] as string[][]
  await client.config('SET', 'maxmemory', '100mb', 'maxmemory-policy', 'allkeys-lru')
  try {
    expect(await evictionOf(redis.url)).toBe('allkeys-lru')
  } finally {
    await client.config('SET', 'maxmemory', before[0]?.[1] ?? '0', 'maxmemory-policy', before[1]?.[1] ?? 'noeviction')
  }
})
