import { expect, test } from 'vitest'
import { recordRun } from './record.ts'
import { caller, testService } from './service.ts'

const A = '111111111111'
const B = '222222222222'

test('every route needs a scope or says that it is public, and every change has a name in the audit log', async () => {
  const { app, url } = await testService({ listens: true })
  const document = app.swagger() as { paths: Record<string, Record<string, { security?: unknown[] }>> }
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => ({
      path: path.replace('{id}', '019ab000-0000-7000-8000-000000000000'),
      method,
    })),
  )
  expect(routes.length).toBeGreaterThan(45)
  const wellKnown = ['/.well-known/exhibit-keys', '/.well-known/exhibit-checkpoint']
  const outside = new Set(['/healthz', '/readyz', ...wellKnown, '/verify.html'])
  // What brings no token is no request at all.
  const without: Record<string, number> = { '/v1/sign-in': 400 }
  for (const { path, method } of routes) {
    const { status, headers } = await fetch(url + path, { method: method.toUpperCase() })
    const open = outside.has(path) || (path === '/v1/sign-in' && method === 'get')
    expect([path, method, status]).toEqual([path, method, open ? 200 : (without[path] ?? 401)])
    if (status === 401) expect(headers.get('www-authenticate')).toContain('Bearer')
  }
})

test('a route without scope, and a change without a name, stop the start', async () => {
  const { buildApi } = await import('../../src/api/index.ts')
  const { runtime } = await testService()
  const open = await buildApi(runtime)
  open.get('/v1/leak', async () => 'secret')
  await expect(open.ready()).rejects.toThrow('GET /v1/leak names no scope')
  const silent = await buildApi(runtime)
  silent.post('/v1/silent', { config: { scope: 'admin' } }, async () => 'done')
  await expect(silent.ready()).rejects.toThrow('POST /v1/silent names no action')
})

test('scopes: an auditor reads results, a reader also how it is set up, an admin changes it', async () => {
  const { as } = await testService()
  const [auditor, read] = [await as({ scopes: ['auditor'] }), await as({ scopes: ['read'] })]
  for (const path of [
    '/v1/runs',
    '/v1/evidence',
    '/v1/findings',
    '/v1/packages',
    '/v1/frameworks',
    '/v1/acceptances',
    '/v1/audit-log',
  ])
    expect([path, (await auditor('GET', path)).status]).toEqual([path, 200])
  for (const path of ['/v1/accounts', '/v1/schedules', '/v1/destinations', '/v1/deliveries']) {
    expect([path, (await auditor('GET', path)).status]).toEqual([path, 403])
    expect([path, (await read('GET', path)).status]).toEqual([path, 200])
  }
  expect((await read('GET', '/v1/keys')).body).toMatchObject({ code: 'forbidden', status: 403 })
  expect((await read('POST', '/v1/runs', {})).status).toBe(403)
})

test('keys: shown once, listed without the secret, expire, and stop when they are revoked', async () => {
  const { admin, url, runtime } = await testService({ listens: true })
  const made = await admin('POST', '/v1/keys', { name: 'GRC tool', scopes: ['read'] })
  expect(made.status).toBe(201)
  expect(made.body.secret).toMatch(/^exk_[0-9a-f]{64}$/)
  const tool = caller(url, made.body.secret)
  expect((await tool('GET', '/v1/runs')).status).toBe(200)
  expect(JSON.stringify((await admin('GET', '/v1/keys')).body)).not.toContain(made.body.secret)
  expect((await admin('GET', made.headers.get('location') ?? '')).body).toMatchObject({
    name: 'GRC tool',
    revokedAt: null,
  })
  expect((await admin('POST', `/v1/keys/${made.body.id}/revoke`)).body.revokedAt).toEqual(expect.any(String))
  expect((await tool('GET', '/v1/runs')).body).toMatchObject({ code: 'unauthorized' })

  const past = { name: 'Old', scopes: ['read' as const], accounts: null, expiresAt: '2020-01-01T00:00:00Z' }
  const { secret } = await runtime.store.keys.create(past, 'test')
  expect((await caller(url, secret)('GET', '/v1/runs')).status).toBe(401)
})

test('the last admin key cannot be revoked', async () => {
  const { admin } = await testService()
  const [own] = (await admin('GET', '/v1/keys')).body.items
  expect((await admin('POST', `/v1/keys/${own.id}/revoke`)).body).toMatchObject({ status: 409, code: 'last_admin_key' })
  await admin('POST', '/v1/keys', { name: 'Bob', scopes: ['admin'] })
  expect((await admin('POST', `/v1/keys/${own.id}/revoke`)).status).toBe(200)
})

test('a key restricted to accounts sees nothing of the others', async () => {
  const { admin, as, runtime } = await testService()
  const [a, b] = [await recordRun(runtime, { account: A }), await recordRun(runtime, { account: B })]
  for (const account of [A, B])
    await admin('POST', '/v1/accounts', { account, name: account, access: { kind: 'profile', profile: 'x' } })
  const only = await as({ scopes: ['admin'], accounts: [A] })

  const accountsIn = async (path: string) => {
    const { status, body } = await only('GET', path)
    expect([path, status]).toEqual([path, 200])
    expect(JSON.stringify(body)).not.toContain(B)
    return body.items.length
  }
  for (const path of ['/v1/accounts', '/v1/runs', '/v1/evidence', '/v1/packages'])
    expect([path, await accountsIn(path)]).toEqual([path, 1])
  expect(await accountsIn('/v1/findings?limit=500')).toBeGreaterThan(0)
  for (const path of [`/v1/findings?account=${B}`, `/v1/evidence?account=${B}`, `/v1/findings?run=${b.run.id}`]) {
    expect((await only('GET', path)).body.items).toEqual([])
  }
  expect((await only('GET', `/v1/evidence/${a.item}`)).status).toBe(200)
  for (const path of [
    `/v1/evidence/${b.item}`,
    `/v1/evidence/${b.item}/resources`,
    `/v1/runs/${b.run.id}`,
    `/v1/runs/${b.run.id}/events`,
    `/v1/packages/${b.package}`,
    `/v1/packages/${b.package}/content`,
    `/v1/packages/${b.package}/workbook`,
    `/v1/packages/${b.package}/report?framework=soc2`,
  ])
    expect([path, (await only('GET', path)).status]).toEqual([path, 404])

  for (const path of ['/v1/keys', '/v1/schedules', '/v1/destinations', '/v1/deliveries', '/v1/audit-log'])
    expect((await only('GET', path)).body.code).toBe('restricted_key')
  expect((await only('POST', '/v1/keys', { name: 'Escape', scopes: ['admin'] })).status).toBe(403)
  expect((await only('POST', '/v1/runs', { accounts: [B] })).body.code).toBe('restricted_key')
  expect((await only('POST', '/v1/runs', {})).body).toMatchObject({ request: { accounts: [A] } })
})
