import { expect, test } from 'vitest'
import { query } from '../store/database.ts'
import { recordRun } from './record.ts'
import { caller, testService } from './service.ts'

const A = '111111111111'
const made = { name: 'Demo', scopes: ['admin'], createdBy: 'test', madeBy: null } as const

test('the token of a link is good once, within an hour, for a key that lives for a day', async () => {
  const { app, runtime, database, admin } = await testService()
  const { token } = await runtime.store.signIns.create(made)
  const nobody = caller(app.server, 'nothing')
  const take = (body: unknown) => nobody('POST', '/v1/sign-in', body)
  const stored = await query(database.url, 'select hash, name from sign_ins')
  expect(JSON.stringify(stored)).not.toContain(token.slice(4))

  const answers = await Promise.all([take({ token }), take({ token }), take({ token })])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 401, 401])
  const { secret, expiresAt, scopes } = answers.find(({ status }) => status === 201)?.body ?? {}
  expect(scopes).toEqual(['admin'])
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(23 * 3_600_000)
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(24 * 3_600_000)
  expect((await caller(app.server, secret)('GET', '/v1/me')).body.name).toBe('Demo')
  const log = (await admin('GET', '/v1/audit-log?action=sign-in')).body.items
  expect(log).toHaveLength(1)
  expect(JSON.stringify(log)).not.toContain(secret)

  const { token: late } = await runtime.store.signIns.create(made)
  await query(database.url, "update sign_ins set expires_at = now() - interval '1 second'")
  expect((await take({ token: late })).body.code).toBe('unauthorized')
  expect((await take({ token: 'exs_short' })).body.code).toBe('invalid_request')
})

test('who signed in by the link of a key is the same person as its holder', async () => {
  const { app, runtime, admin } = await testService()
  await recordRun(runtime, { account: A, buckets: 1, failing: 1 })
  const { id } = (await admin('GET', '/v1/me')).body
  const { token } = await runtime.store.signIns.create({ ...made, madeBy: id })
  const { secret } = (await admin('POST', '/v1/sign-in', { token })).body
  const asked = { check: 's3-bucket-versioning-enabled', account: A, kind: 'risk', reason: 'So.', owner: 'Web' }
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const request = (await admin('POST', '/v1/acceptances', { ...asked, until })).body
  const approved = await caller(app.server, secret)('POST', `/v1/acceptances/${request.id}/approve`)
  expect(approved.body.code).toBe('same_person')
})

test('an auditor reviews a finding, the owner answers, and downloads are in the audit log', async () => {
  const { runtime, admin, as } = await testService()
  const { run, package: id } = await recordRun(runtime, { account: A, buckets: 1, failing: 1 })
  const auditor = await as({ name: 'Eve', scopes: ['auditor'] })
  const [finding] = (await auditor('GET', '/v1/findings?status=fail')).body.items
  const about = { finding: finding.id, account: A, run: run.id }
  const asked = await auditor('POST', '/v1/reviews', { ...about, mark: 'follow_up', comment: 'Why is it public?' })
  expect(asked.body).toMatchObject({ mark: 'follow_up', reviewer: expect.stringMatching(/^Eve \(key exk_/) })
  expect((await admin('POST', '/v1/reviews', { ...about, mark: 'answered', comment: 'A web site.' })).status).toBe(201)
  expect((await auditor('POST', '/v1/reviews', about)).body.code).toBe('invalid_request')
  const said = (await auditor('GET', `/v1/reviews?finding=${finding.id}`)).body.items
  expect(said.map(({ mark }: { mark: string }) => mark)).toEqual(['answered', 'follow_up'])
  const log = (await admin('GET', '/v1/audit-log?action=reviews.create')).body.items
  expect(log).toHaveLength(2)

  expect((await auditor('GET', `/v1/packages/${id}/content`)).status).toBe(200)
  const [loaded] = (await admin('GET', '/v1/audit-log?action=packages.download')).body.items
  expect(loaded).toMatchObject({ subject: id, actor: `key ${auditor.secret.slice(0, 12)}` })
})
