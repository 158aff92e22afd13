import { expect, test } from 'vitest'
import { slack } from '../../../src/deliver/slack/index.ts'
import { startReceiver } from '../receiver.ts'
import { conformance, messageOf } from '../suite.ts'

const secrets = { webhookUrl: 'https://hooks.slack.com/services/T000/B000/hush' }
const OK = Array.from({ length: 9 }, () => ({ status: 200, body: 'ok' }))

conformance({
  kind: 'slack',
  writes: 'POST',
  tellsNoRepeats: true,
  testIsSilent: true,
  receipt: null,
  expected: async () => Buffer.from(JSON.stringify({ text: 'Exhibit: package.ready' })),
  stage: async () => {
    const receiver = await startReceiver()
    receiver.answer(...OK)
    return {
      endpoint: receiver.url,
      config: url => ({ url }),
      secrets,
      held: async () => receiver.received.map(({ body }) => Buffer.from(body)),
      written: async () => receiver.received.length,
    }
  },
})

const context = {
  ...{ allowPrivate: true, userAgent: 'exhibit/test', signal: new AbortController().signal },
  keep: async () => {},
}

test('the message names account and link, and nothing in it is a mark of Slack’s', async () => {
  const receiver = await startReceiver()
  receiver.answer(...OK)
  const data = {
    account: '111111111111',
    label: 'Q4 <!channel> & co',
    url: 'https://exhibit.example/v1/packages/p/content',
  }
  const message = { ...messageOf(), payload: JSON.stringify({ type: 'package.ready', data }) }
  await slack.send(message, { id: 'd', config: { url: receiver.url }, secrets, receipt: {} }, context)
  expect(JSON.parse(receiver.received[0]?.body ?? '')).toEqual({
    text: `Exhibit: package.ready\nQ4 &lt;!channel&gt; &amp; co, 111111111111\n${data.url}`,
  })
  expect(receiver.received[0]?.path).toBe('/services/T000/B000/hush')
})

test('Slack’s own word for an error is kept, and 200 without ok is none', async () => {
  const receiver = await startReceiver()
  receiver.answer({ status: 404, body: 'no_service' }, { status: 200, body: '<html>sign in</html>' })
  const target = { id: 'd', config: { url: receiver.url }, secrets, receipt: {} }
  expect(await slack.send(messageOf(), target, context)).toMatchObject({ kind: 'failed', error: 'no_service' })
  expect(await slack.send(messageOf(), target, context)).toMatchObject({ kind: 'failed', error: 'HTTP 200' })
})

test('only Slack’s own addresses are webhooks of Slack', () => {
  for (const webhookUrl of [
    'https://hooks.slack.com.evil.example/services/T/B/x',
    'http://hooks.slack.com/services/T/B/x',
  ])
    expect(slack.secrets.safeParse({ webhookUrl }).success).toBe(false)
})
