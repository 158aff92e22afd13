import { once } from 'node:events'
import { readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { verifyPage } from '../../src/package/build/verify-page.ts'
import { packagePath } from '../../src/service/runtime/package-file.ts'
import { recordRun, startedRun } from './record.ts'
import { everyPage, testService } from './service.ts'

const A = '111111111111'

test('failures are problem+json with a stable code, and tell nothing of what went wrong inside', async () => {
  const { admin, url, app, runtime } = await testService({ listens: true })
  const { headers, body } = await admin('GET', '/v1/nowhere')
  expect(headers.get('content-type')).toContain('application/problem+json')
  expect(body).toMatchObject({ type: 'urn:exhibit:problem:not_found', status: 404, code: 'not_found' })
  expect((await admin('GET', '/v1/runs/no-uuid')).body).toMatchObject({
    code: 'invalid_request',
    errors: [{ in: 'params', pointer: '/id' }],
  })
  expect((await admin('POST', '/v1/keys', { name: '', scopes: ['x'], more: 1 })).body.errors).toEqual(
    expect.arrayContaining([expect.objectContaining({ in: 'body', pointer: '/name' })]),
  )
  const post = (text: string, type: string) =>
    fetch(`${url}/v1/runs`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.secret}`, 'content-type': type },
      body: text,
    })
  expect(await (await post('{"a"', 'application/json')).json()).toMatchObject({ status: 400, code: 'invalid_request' })
  expect(await (await post('a=b', 'text/csv')).json()).toMatchObject({ status: 415, code: 'unsupported_media_type' })
  const large = JSON.stringify({ label: 'x'.repeat(1_100_000) })
  expect(await (await post(large, 'application/json')).json()).toMatchObject({ status: 413, code: 'body_too_large' })
  expect((await admin('GET', '/v1/audit-log?actor=a%00b')).body.status).toBe(400)

  await runtime.store.close()
  expect(app.server.listening).toBe(true)
  const broken = (await admin('GET', '/v1/runs')).body
  expect(broken).toMatchObject({ status: expect.toSatisfy((s: number) => s >= 500), code: expect.any(String) })
  expect(JSON.stringify(broken)).not.toMatch(/pool|postgres:|select/i)
  expect((await fetch(`${url}/readyz`)).status).toBe(503)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

test('while the service ends, what still comes is told so in the same form', async () => {
  const { app, url } = await testService({ listens: true })
  // A request that has begun keeps its connection open.
  const begun = once(app.server, 'connection').then(([accepted]) => once(accepted, 'data'))
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  const answer = text(socket)
  socket.write('GET /v1/runs HTTP/1.1\r\nhost: here\r\n')
  await begun
  const closed = app.close()
  while (app.server.listening) await new Promise(setImmediate)
  socket.write('\r\n')
  const [head = '', body = ''] = (await answer).split('\r\n\r\n')
  expect(head).toMatch(/^HTTP\/1.1 503 /)
  expect(head).toMatch(/^retry-after: 5$/im)
  expect(head).toMatch(/^content-type: application\/problem\+json/im)
  expect(head).toMatch(/^connection: close$/im)
  expect(JSON.parse(body)).toMatchObject({ status: 503, code: 'shutting_down' })
  await closed
})

test('what was read before and has not changed is not sent again', async () => {
  const { admin, runtime } = await testService()
  const { item, package: id } = await recordRun(runtime, { account: A })
  for (const path of [
    `/v1/evidence/${item}`,
    `/v1/evidence/${item}/resources`,
    `/v1/packages/${id}`,
    '/v1/frameworks/soc2-2017',
  ]) {
    const etag = (await admin('GET', path)).headers.get('etag') ?? ''
    const again = await admin('GET', path, undefined, { 'if-none-match': `"other", W/${etag}` })
    expect([path, again.status, again.body]).toEqual([path, 304, ''])
    expect((await admin('GET', path, undefined, { 'if-none-match': '"other"' })).status).toBe(200)
  }
})

test('a POST with an Idempotency-Key is done once', async () => {
  const { admin, as, runtime } = await testService()
  const key = { 'idempotency-key': 'retry-1' }
  const asked = { name: 'GRC tool', scopes: ['read'] }
  const first = await admin('POST', '/v1/keys', asked, key)
  const again = await admin('POST', '/v1/keys', asked, key)
  expect(again.status).toBe(201)
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  expect(again.headers.get('location')).toBe(first.headers.get('location'))
  expect(again.body).toEqual({ ...first.body, secret: null })
  expect((await admin('GET', '/v1/keys')).body.items).toHaveLength(2)
  expect((await admin('GET', '/v1/audit-log?action=keys.create')).body.items).toHaveLength(1)

  expect((await admin('POST', '/v1/keys', { ...asked, name: 'Other' }, key)).body.code).toBe('idempotency_mismatch')
  const bob = await as({ name: 'Bob', scopes: ['admin'] })
  expect((await bob('POST', '/v1/keys', asked, key)).body.secret).toMatch(/^exk_/)
  const failed = { 'idempotency-key': 'retry-2' }
  expect((await admin('POST', '/v1/runs', {}, failed)).status).toBe(400)
  expect((await admin('POST', '/v1/runs', {}, failed)).headers.get('idempotency-replayed')).toBeNull()
  const own = (await runtime.store.keys.list()).items.find(one => one.prefix === admin.secret.slice(0, 12))
  const underWay = { key: own?.id ?? '', route: 'POST /v1/runs', idempotencyKey: 'retry-3' }
  const { createHash } = await import('node:crypto')
  const whole = { accounts: [], regions: null, frameworks: null, types: null, destinations: [], label: null }
  await runtime.store.idempotency.begin(
    underWay,
    createHash('sha256').update(JSON.stringify(whole)).digest('hex'),
    240_000,
  )
  const waiting = await admin('POST', '/v1/runs', {}, { 'idempotency-key': 'retry-3' })
  expect([waiting.body.code, waiting.headers.get('retry-after')]).toEqual(['idempotency_in_progress', '1'])
})

test('a package is streamed with its digest, whole or in ranges', async () => {
  const { as, url, runtime } = await testService({ listens: true })
  const auditor = await as({ scopes: ['auditor'] })
  const { package: id } = await recordRun(runtime, { account: A })
  const { path, sha256, size } = await runtime.store.packages.get(id)
  const content = await readFile(join(runtime.config.dataDir, path))
  const get = (headers: Record<string, string> = {}) =>
    fetch(`${url}/v1/packages/${id}/content`, { headers: { authorization: `Bearer ${auditor.secret}`, ...headers } })
  const whole = await get()
  expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true)
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    etag: `"${sha256}"`,
    'content-length': String(size),
    'content-type': 'application/zip',
    'content-disposition': expect.stringMatching(/^attachment; filename="exhibit-111111111111-\d{8}T\d{6}Z\.zip"$/),
  })
  expect((await get({ 'if-none-match': `"${sha256}"` })).status).toBe(304)

  const part = async (range: string) => {
    const answer = await get({ range })
    return [answer.status, answer.headers.get('content-range'), Buffer.from(await answer.arrayBuffer())]
  }
  expect(await part('bytes=10-19')).toEqual([206, `bytes 10-19/${size}`, content.subarray(10, 20)])
  expect(await part('bytes=-5')).toEqual([206, `bytes ${size - 5}-${size - 1}/${size}`, content.subarray(-5)])
  expect(await part('bytes=4990-')).toEqual([206, `bytes 4990-${size - 1}/${size}`, content.subarray(4990)])
  expect((await part(`bytes=${size}-`))[0]).toBe(416)
  expect((await part('bytes=0-1,3-4'))[0]).toBe(200)
  expect((await get({ range: 'bytes=0-1', 'if-range': '"old"' })).status).toBe(200)

  const workbook = await auditor('GET', `/v1/packages/${id}/workbook`)
  expect([workbook.status, workbook.body.code]).toEqual([500, 'package_missing'])

  await rm(packagePath(runtime, { path }))
  expect(await (await get()).json()).toMatchObject({ status: 500, code: 'package_missing' })
})

test('a run is followed by events; a reader who comes back gets what changed', async () => {
  const { admin, url, runtime } = await testService({ listens: true })
  const { id } = await startedRun(runtime, A)
  const follow = (last = '') =>
    fetch(`${url}/v1/runs/${id}/events`, {
      headers: { authorization: `Bearer ${admin.secret}`, 'last-event-id': last },
    })
  const stream = await follow()
  expect(stream.headers.get('content-type')).toContain('text/event-stream')
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  while (!text.includes('event: progress')) text += (await reader?.read())?.value ?? ''
  expect(text).toContain('"done":1')
  await runtime.store.runs.end(id, 'cancelled')
  for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) text += next.value
  expect(text.match(/event: ended/g)).toHaveLength(1)
  const last = [...text.matchAll(/^id: (\S+)$/gm)].at(-1)?.[1]
  expect((await follow(last)).status).toBe(204)
  expect(await (await follow('older')).text()).toContain('event: ended')
})

test('events end when the service does', async () => {
  const { admin, url, app, runtime } = await testService({ listens: true })
  const { id } = await startedRun(runtime, A)
  const stream = await fetch(`${url}/v1/runs/${id}/events`, { headers: { authorization: `Bearer ${admin.secret}` } })
  const read = stream.text()
  await app.close()
  expect(await read).toContain('event: progress')
})

test('one key cannot keep the others out', async () => {
  const { as, url } = await testService({ listens: true, perMinute: 5 })
  const [greedy, other] = [await as({}), await as({})]
  const answers = []
  for (let n = 0; n < 6; n++) answers.push(await greedy('GET', '/v1/runs'))
  expect(answers.map(a => a.status)).toEqual([200, 200, 200, 200, 200, 429])
  expect(answers[5]?.body.code).toBe('rate_limited')
  expect(Number(answers[5]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await other('GET', '/v1/runs')).status).toBe(200)
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

test('what everybody may ask: keys that sign, metrics, the document', async () => {
  const { url, admin, runtime } = await testService({ listens: true })
  await everyPage(admin, '/v1/runs?limit=5')
  const { keys } = (await (await fetch(`${url}/.well-known/exhibit-keys`)).json()) as {
    keys: { certificate: string }[]
  }
  expect(keys).toMatchObject([{ status: 'current', fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/) }])
  expect(keys[0]?.certificate).toContain(Buffer.from(runtime.signer.certificate).toString('base64').slice(0, 40))
  const metrics = await (await fetch(`${url}/metrics`)).text()
  expect(metrics).toMatch(/exhibit_http_requests_total\{method="GET",route="\/v1\/runs",status="200"\} 1/)
  expect(metrics).not.toContain('limit=5')
  expect(await (await fetch(`${url}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' })
  expect((await fetch(`${url}/docs/`)).status).toBe(200)
})

test('the page that verifies packages, as it is in them', async () => {
  const { url } = await testService({ listens: true })
  const answer = await fetch(`${url}/verify.html`)
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(answer.headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'sha256-[^']+'; style-src/,
  )
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(await verifyPage())
})
