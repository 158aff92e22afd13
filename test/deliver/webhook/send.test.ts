import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { postWebhook } from '../../../src/deliver/webhook/send.ts'
import { startHostile } from '../hostile.ts'
import { startReceiver } from '../receiver.ts'

const secret = () => `whsec_${randomBytes(32).toString('base64')}`
const message = { id: '019ab000-0000-7000-8000-000000000000', payload: '{"type":"package.ready","name":"Zoë 日本"}' }
const target = (url: string, secrets: string[], allowPrivate = true) => ({
  url,
  secrets,
  allowPrivate,
  userAgent: 'exhibit/0.1.0',
})

test('a message is signed so that the reference implementation accepts it, with the old secret too', async () => {
  const { url, received } = await startReceiver()
  const [newest, previous] = [secret(), secret()]
  expect(await postWebhook(message, target(`${url}/hook?tenant=1`, [newest, previous]))).toEqual({
    kind: 'delivered',
    httpStatus: 204,
    detail: '',
  })
  const [{ path, headers, body } = { path: '', headers: {}, body: '' }] = received
  expect([path, body, headers['webhook-id']]).toEqual(['/hook?tenant=1', message.payload, message.id])
  for (const known of [newest, previous])
    expect(new Webhook(known).verify(body, headers)).toMatchObject({ name: 'Zoë 日本' })
  expect(() => new Webhook(secret()).verify(body, headers)).toThrow()
  expect(() => new Webhook(newest).verify(`${body} `, headers)).toThrow()
})

test('only a 2xx is success; a redirect is not followed', async () => {
  const [first, second] = [await startReceiver(), await startReceiver()]
  first.answer({ status: 302, headers: { location: second.url } }, { status: 500 }, { status: 410 })
  const post = () => postWebhook(message, target(first.url, [secret()]))
  const failed = { kind: 'failed', stage: 'receiver', retryAfterMs: null, gone: false, detail: '' }
  expect(await post()).toEqual({ ...failed, httpStatus: 302, error: 'HTTP 302' })
  expect(await post()).toEqual({ ...failed, httpStatus: 500, error: 'HTTP 500' })
  expect(await post()).toEqual({ ...failed, httpStatus: 410, error: 'HTTP 410', gone: true })
  expect([first.received.length, second.received.length]).toEqual([3, 0])
})

test('Retry-After is read in seconds and as a date', async () => {
  const receiver = await startReceiver()
  const now = new Date('2026-01-01T00:00:00Z')
  receiver.answer(
    { status: 429, headers: { 'retry-after': '120' } },
    { status: 503, headers: { 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' } },
    { status: 503, headers: { 'retry-after': 'soon' } },
  )
  const waits = []
  for (let n = 0; n < 3; n++) {
    const outcome = await postWebhook(message, target(receiver.url, [secret()]), now)
    waits.push(outcome.kind === 'failed' && outcome.retryAfterMs)
  }
  expect(waits).toEqual([120_000, 60_000, null])
})

test('private addresses are refused before anything is sent, by number and by name', async () => {
  const { url, received } = await startReceiver()
  const refused = { kind: 'failed', stage: 'ours', httpStatus: null, error: 'private_address' }
  expect(await postWebhook(message, target(url.replace('http', 'https'), [secret()], false))).toMatchObject(refused)
  const named = url.replace('http://127.0.0.1', 'https://localhost')
  expect(await postWebhook(message, target(named, [secret()], false))).toMatchObject(refused)
  expect(received).toEqual([])
})

test('nobody at home is the receiver’s fault, and names no address', async () => {
  const outcome = await postWebhook(message, target('http://127.0.0.1:1/', [secret()]))
  expect(outcome).toMatchObject({ kind: 'failed', stage: 'receiver', httpStatus: null, error: 'ECONNREFUSED' })
})

test('an answer in another protocol is a failure like any other, and silence is called by its name', async () => {
  const [switching, silent] = [await startHostile('another protocol'), await startHostile('silence')]
  const failed = { kind: 'failed', stage: 'receiver', gone: false }
  expect(await postWebhook(message, target(switching.url, [secret()]))).toMatchObject({ ...failed, error: 'HTTP 101' })
  const impatient = { ...target(silent.url, [secret()]), timeoutMs: 300 }
  expect(await postWebhook(message, impatient)).toMatchObject({ ...failed, httpStatus: null, error: 'timeout' })
})
