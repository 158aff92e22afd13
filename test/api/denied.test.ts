import { expect, onTestFinished, test } from 'vitest'
import { buildApi } from '../../src/api/index.ts'
import { query } from '../store/database.ts'
import { caller, testService } from './service.ts'

const guess = (n: number): string => `exk_${n.toString(16).padStart(64, '0')}`

test('guesses of keys are counted by address, before the database is asked', async () => {
  const { app, runtime, as } = await testService({ perMinute: 5 })
  const good = await as({})
  expect((await good('GET', '/v1/runs')).status).toBe(200)
  let asked = 0
  const { authenticate } = runtime.store.keys
  runtime.store.keys.authenticate = (secret, idleMinutes) => {
    asked++
    return authenticate(secret, idleMinutes)
  }
  const answers = []
  for (let n = 0; n < 8; n++) answers.push(await caller(app.server, guess(n))('GET', '/v1/runs'))
  // One of the five was the first use of the good key.
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 429, 429, 429, 429])
  expect(Number(answers[7]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(asked).toBe(4)
  expect((await app.inject({ url: '/v1/runs' })).statusCode).toBe(429)
  // Whoever guesses beside it keeps no key out that is in use.
  expect((await good('GET', '/v1/runs')).status).toBe(200)
})

test('a key has one ceiling, however its header is spelled, and what is denied counts', async () => {
  const { app, as } = await testService({ perMinute: 6 })
  const { secret } = await as({ scopes: ['auditor'] })
  const spelled = ['Bearer', 'bearer', 'BEARER', 'BeaReR']
  const statuses = []
  for (let n = 0; n < 8; n++) {
    const url = n % 2 === 0 ? '/v1/runs' : '/v1/keys'
    const { statusCode } = await app.inject({ url, headers: { authorization: `${spelled[n % 4]} ${secret}` } })
    statuses.push(statusCode)
  }
  expect(statuses).toEqual([200, 403, 200, 403, 200, 403, 429, 429])
})

test('an IPv6 client cannot leave its ceiling by another address of its own', async () => {
  const { app } = await testService({ perMinute: 3 })
  const from = async (remoteAddress: string) => (await app.inject({ url: '/v1/runs', remoteAddress })).statusCode
  const statuses = []
  for (let n = 0; n < 5; n++) statuses.push(await from(`2001:db8:0:1::${n}`))
  expect(statuses).toEqual([401, 401, 401, 429, 429])
  expect(await from('2001:db8:0:2::1')).toBe(401)
})

test('denied requests are in the audit log, and a flood of them is a few lines', async () => {
  const { runtime, as, database } = await testService()
  const app = await buildApi(runtime, { perMinute: 100_000 })
  onTestFinished(() => app.close())
  await app.ready()
  const auditor = caller(app.server, (await as({ scopes: ['auditor'] })).secret)
  for (let n = 0; n < 3; n++) expect((await auditor('POST', '/v1/runs', {})).status).toBe(403)
  for (let n = 0; n < 300; n++)
    await app.inject({
      url: '/v1/findings',
      remoteAddress: `198.51.${n >> 8}.${n & 255}`,
      headers: { authorization: `Bearer ${guess(n)}` },
    })
  await app.close()
  const { items } = await runtime.store.audit.list({ action: 'requests.deny' }, { limit: 500 })
  const of = (actor: string) =>
    items.filter(item => item.actor === actor).map(({ subject, detail }) => [subject, detail.status, detail.times])
  expect(of(`key ${auditor.secret.slice(0, 12)}`).sort()).toEqual([
    ['POST /v1/runs', 403, 1],
    ['POST /v1/runs', 403, 3],
  ])
  expect(of('address 198.51.0.7')).toEqual([['GET /v1/findings', 401, 1]])
  expect(of('other addresses').sort()).toEqual([
    [null, 401, 1],
    [null, 401, 200],
  ])
  expect(items).toHaveLength(104)
  expect(JSON.stringify(await query(database.url, 'select * from audit_log'))).not.toContain(guess(1))
})

test('metrics are open where only this machine is listened to, and else need the token', async () => {
  const { runtime } = await testService()
  const token = 'a-token-of-16-or-more'
  const asked = async (host: string, metricsToken?: string, sent?: string) => {
    const app = await buildApi({ ...runtime, config: { ...runtime.config, host, metricsToken } })
    onTestFinished(() => app.close())
    const headers = sent === undefined ? {} : { authorization: `Bearer ${sent}` }
    return (await app.inject({ url: '/metrics', headers })).statusCode
  }
  expect([await asked('127.0.0.1'), await asked('::1'), await asked('0.0.0.0')]).toEqual([200, 200, 401])
  expect(await asked('0.0.0.0', undefined, token)).toBe(401)
  expect(await asked('0.0.0.0', token)).toBe(401)
  expect(await asked('0.0.0.0', token, token)).toBe(200)
  expect(await asked('127.0.0.1', token, 'another')).toBe(401)
})
