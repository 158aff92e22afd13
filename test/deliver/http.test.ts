import { expect, test } from 'vitest'
import { exchange } from '../../src/deliver/http.ts'
import { HOSTILE, type Hostile, startHostile } from './hostile.ts'
import { startReceiver } from './receiver.ts'

const asking = { method: 'POST', headers: {}, body: '{}', allowPrivate: true, timeoutMs: 1500 }

const EXPECTED: Record<Hostile, number | string> = {
  'another protocol': 101,
  silence: 'timeout',
  'a head that drips': 'timeout',
  'a head without end': 'HPE_HEADER_OVERFLOW',
  'early hints without end': 'timeout',
  'a close without an answer': 'ECONNRESET',
  'a reset': 'ECONNRESET',
  garbage: 'HPE_INVALID_CONSTANT',
  'a body that drips': 200,
  'a body without end': 200,
  'a body that is cut off': 200,
}

test.each(Object.keys(HOSTILE) as Hostile[])('%s has an end', async how => {
  const { url, asked } = await startHostile(how)
  const started = Date.now()
  const ended = await exchange(new URL(url), asking).then(
    ({ status, body }) => (body.length <= 4096 ? status : `${body.length} bytes`),
    error => error.code,
  )
  expect([ended, asked()]).toEqual([EXPECTED[how], 1])
  expect(Date.now() - started).toBeLessThan(6000)
})

test('a receiver that never reads has an end as well', async () => {
  const { url } = await startHostile('silence')
  const big = { ...asking, body: Buffer.alloc(64 * 1024 * 1024) }
  await expect(exchange(new URL(url), big)).rejects.toMatchObject({ code: 'timeout' })
})

test('an exchange can be stopped, before it begins too', async () => {
  const { url } = await startHostile('silence')
  const stop = new AbortController()
  const going = exchange(new URL(url), { ...asking, signal: stop.signal })
  setTimeout(() => stop.abort(), 100)
  await expect(going).rejects.toMatchObject({ code: 'interrupted' })
  await expect(exchange(new URL(url), { ...asking, signal: stop.signal })).rejects.toMatchObject({
    code: 'interrupted',
  })
})

test('the beginning of an answer is kept', async () => {
  const receiver = await startReceiver()
  receiver.answer({ status: 400, body: 'no such channel' })
  expect(await exchange(new URL(receiver.url), asking)).toMatchObject({ status: 400, body: 'no such channel' })
})
