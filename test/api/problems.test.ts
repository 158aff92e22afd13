import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { problemOf } from '../../src/api/plugins/problem.ts'
import { StoreError } from '../../src/store/index.ts'
import { recordRun } from './record.ts'
import { testService } from './service.ts'

const A = '111111111111'
const DAY_MS = 86_400_000
const PROBLEM = 'application/problem+json'

/** What the service answers to bytes. */
async function raw(url: string, text: string): Promise<{ status: number; type: string; body: { code: string } }> {
  const { port, hostname } = new URL(url)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.setEncoding('utf8').on('data', chunk => {
    answer += chunk
  })
  socket.write(text)
  await once(socket, 'close')
  const [head = '', body = ''] = answer.split('\r\n\r\n')
  const type = /^content-type: (.*)$/im.exec(head)?.[1] ?? ''
  return { status: Number(head.split(' ')[1]), type: type.trim(), body: JSON.parse(body) }
}

test('addresses that the router refuses are problems too', async () => {
  const { admin } = await testService()
  for (const [path, status, code] of [
    ['/v1/accounts/%', 400, 'malformed'],
    ['/v1/accounts/%ff', 400, 'malformed'],
    ['/v1/runs/%E0%A4%A', 400, 'malformed'],
    [`/v1/runs/${'a'.repeat(400)}`, 414, 'uri_too_long'],
    ['/v1/nothing', 404, 'not_found'],
  ] as const) {
    const answer = await admin('GET', path)
    expect([path, answer.status, answer.headers.get('content-type')?.split(';')[0]]).toEqual([path, status, PROBLEM])
    expect(answer.body).toMatchObject({ status, code, type: `urn:exhibit:problem:${code}` })
  }
})

test('an address that takes other methods says which', async () => {
  const { admin } = await testService()
  for (const [method, path, allow] of [
    ['DELETE', '/v1/runs', 'GET, HEAD, POST'],
    ['PUT', '/v1/runs/0195f0a0-0000-7000-8000-000000000000', 'GET, HEAD'],
    ['GET', '/v1/runs/0195f0a0-0000-7000-8000-000000000000/cancel?x=1', 'POST'],
    ['POST', '/healthz', 'GET, HEAD'],
  ] as const) {
    const answer = await admin(method, path)
    expect([path, answer.status, answer.headers.get('allow')]).toEqual([path, 405, allow])
    expect(answer.body.code).toBe('method_not_allowed')
  }
})

test('what is not HTTP is answered as a problem', async () => {
  const { url } = await testService({ listens: true })
  expect(await raw(url, 'NONSENSE\r\n\r\n')).toMatchObject({ status: 400, type: PROBLEM, body: { code: 'malformed' } })
  const large = `GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`
  expect(await raw(url, large)).toMatchObject({ status: 431, type: PROBLEM, body: { code: 'headers_too_large' } })
})

test('what is wrong is said in words, with its place', async () => {
  const { admin } = await testService()
  const detail = async (method: string, path: string, body?: unknown) => (await admin(method, path, body)).body.detail
  expect(await detail('GET', '/v1/runs?sttus=x')).toMatch(/^The request is not valid\. The query: /)
  expect(await detail('GET', '/v1/runs?limit=0')).toMatch(/^The request is not valid\. limit in the query: .*\.$/)
  expect(await detail('POST', '/v1/runs', [])).toMatch(/^The request is not valid\. The body: /)
  expect(await detail('POST', '/v1/runs', { accounts: ['1'] })).toMatch(/ accounts\.0 in the body: /)
  expect(await detail('GET', '/v1/runs/x')).toMatch(/ id in the address: /)
})

test('half of a surrogate pair is refused, wherever it stands', async () => {
  const { admin } = await testService()
  for (const body of [{ name: 'a\ud800', scopes: ['read'] }, { name: 'a', scopes: ['\udc00'] }, { '\ud800': 1 }])
    expect((await admin('POST', '/v1/keys', body)).body).toMatchObject({ status: 400, code: 'invalid_request' })
  expect((await admin('POST', '/v1/keys', { name: 'a\ud83d\ude00', scopes: ['read'] })).status).toBe(201)
})

test('an acceptance is about an account that is known, and ends within ten years', async () => {
  const { admin, runtime } = await testService()
  await recordRun(runtime, { account: A })
  const asked = { check: 'aws.s3.bucket.denies-plain-http', kind: 'risk', reason: 'It is.', owner: 'Ann' }
  const [{ id: check }] = (await admin('GET', '/v1/findings')).body.items.map((f: { check: string }) => ({
    id: f.check,
  }))
  const accept = async (change: object) => {
    const until = new Date(Date.now() + 30 * DAY_MS).toISOString()
    return (await admin('POST', '/v1/acceptances', { ...asked, check, account: A, until, ...change })).body
  }
  expect(await accept({ until: '9999-12-31T00:00:00Z' })).toMatchObject({ status: 400, code: 'bad_request' })
  expect(await accept({ account: '999999999999' })).toMatchObject({ status: 400, code: 'unknown_account' })
  expect(await accept({})).toMatchObject({ account: A })
})

test('HEAD tells of the whole, ranges are for GET', async () => {
  const { admin, runtime } = await testService()
  const { package: id } = await recordRun(runtime, { account: A })
  const { size } = await runtime.store.packages.get(id)
  const head = await admin('HEAD', `/v1/packages/${id}/content`, undefined, { range: 'bytes=0-99' })
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(size)])
})

test('a full disk is told without its path', () => {
  const full = problemOf(new StoreError('disk_full', 'No space is left on the disk of /srv/exhibit: free some.'))
  expect(full).toMatchObject({ status: 507, code: 'disk_full' })
  expect(JSON.stringify(full)).not.toContain('/srv')
})
