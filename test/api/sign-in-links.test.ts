import { expect, test } from 'vitest'
import { query } from '../store/database.ts'
import { recordRun } from './record.ts'
import { caller, testService } from './service.ts'

test('a link signs another person in once, with what it was made for and no more, until the access ends', async () => {
  const { admin, app, runtime } = await testService({ env: { EXHIBIT_PUBLIC_URL: 'https://exhibit.example.com/e/' } })
  const shown = await recordRun(runtime, { account: '111111111111' })
  await recordRun(runtime, { account: '222222222222' })
  const expiresAt = new Date(Date.now() + 30 * 86_400_000).toISOString()
  const made = await admin('POST', '/v1/sign-in-links', { person: 'Eve Adams', packages: [shown.package], expiresAt })
  expect(made.body).toMatchObject({
    ...{ person: 'Eve Adams', scopes: ['auditor'], packages: [shown.package], keyExpiresAt: expiresAt },
    ...{ secret: expect.stringMatching(/^exs_[0-9a-f]{64}$/) },
  })
  const { id, secret: token, url } = made.body
  expect(url).toBe(`https://exhibit.example.com/e/sign-in#token=${token}`)
  const listed = (await admin('GET', '/v1/sign-in-links')).body
  expect(listed.items).toMatchObject([{ id, person: 'Eve Adams' }])
  expect(JSON.stringify(listed)).not.toContain(token)

  const nobody = caller(app.server, 'nothing')
  const taken = await nobody('POST', '/v1/sign-in', { token })
  expect(taken.body).toMatchObject({ person: 'Eve Adams', expiresAt, packages: [shown.package], scopes: ['auditor'] })
  expect((await nobody('POST', '/v1/sign-in', { token })).status).toBe(401)
  expect((await admin('GET', '/v1/sign-in-links')).body.items).toEqual([])
  const eve = caller(app.server, taken.body.secret)
  const packages = (await eve('GET', '/v1/packages')).body.items
  expect(packages.map((one: { id: string }) => one.id)).toEqual([shown.package])
  const log = (await admin('GET', '/v1/audit-log')).body.items
  expect(JSON.stringify(log)).not.toContain(token)
  expect(log.find((one: { action: string }) => one.action === 'sign-in-links.create')).toMatchObject({
    subject: id,
    detail: { person: 'Eve Adams', packages: [shown.package] },
  })
})

test('a repeated request gives neither the token nor the link again', async () => {
  const { admin } = await testService({ env: { EXHIBIT_PUBLIC_URL: 'https://exhibit.example.com' } })
  const ask = () => admin('POST', '/v1/sign-in-links', { person: 'Eve' }, { 'idempotency-key': 'once' })
  const [first, again] = [await ask(), await ask()]
  expect(first.body.url).toContain(first.body.secret)
  expect(again.body).toEqual({ ...first.body, secret: null, url: null })
})

test('a link can be taken back, and ends by itself', async () => {
  const { admin, app, database } = await testService()
  const nobody = caller(app.server, 'nothing')
  const made = async (asked: object = {}) =>
    (await admin('POST', '/v1/sign-in-links', { person: 'Eve', ...asked })).body
  const back = await made()
  expect(back.url).toBeNull()
  expect((await admin('DELETE', `/v1/sign-in-links/${back.id}`)).status).toBe(204)
  expect((await admin('DELETE', `/v1/sign-in-links/${back.id}`)).status).toBe(404)
  expect((await nobody('POST', '/v1/sign-in', { token: back.secret })).status).toBe(401)

  const late = await made({ hours: 2 })
  expect(Math.round((Date.parse(late.expiresAt) - Date.now()) / 3_600_000)).toBe(2)
  await query(database.url, "update sign_ins set expires_at = now() - interval '1 second'")
  expect((await admin('GET', '/v1/sign-in-links')).body.items).toEqual([])
  expect((await nobody('POST', '/v1/sign-in', { token: late.secret })).status).toBe(401)
  expect((await made({ expiresAt: '2020-01-01T00:00:00Z' })).code).toBe('invalid_request')
  expect((await made({ hours: 169 })).code).toBe('invalid_request')
  expect((await made({ scopes: ['admin'], from: '2026-01-01T00:00:00Z' })).code).toBe('bad_request')
})

test('who makes a link and who takes it are one person to four eyes: the maker could have taken it', async () => {
  const { admin, app, runtime } = await testService()
  await recordRun(runtime, { account: '111111111111', buckets: 1, failing: 1 })
  const { secret: token } = (await admin('POST', '/v1/sign-in-links', { person: 'Eve', scopes: ['admin'] })).body
  const { secret } = (await caller(app.server, 'nothing')('POST', '/v1/sign-in', { token })).body
  const asked = {
    check: 's3-bucket-versioning-enabled',
    account: '111111111111',
    kind: 'risk',
    reason: 'So.',
    owner: 'W',
  }
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const request = (await admin('POST', '/v1/acceptances', { ...asked, until })).body
  const approved = await caller(app.server, secret)('POST', `/v1/acceptances/${request.id}/approve`)
  expect(approved.body.code).toBe('same_person')
})
