import { expect, test } from 'vitest'
import { jira } from '../../../src/deliver/jira/index.ts'
import { startFaultyFront } from '../front.ts'
import { bytesOf, conformance, context, messageOf } from '../suite.ts'
import { told } from '../told.ts'
import { type Jira, secrets, stageOf, startJira } from './fake.ts'

conformance({
  kind: 'jira',
  writes: 'POST',
  receipt: /"issueKey":"SEC-1","attachmentId":"1000"/,
  expected: ({ package: built }) => bytesOf(built),
  stage: async () => stageOf(await startJira()),
})

const targetOf = (fake: Jira, more: object = {}, url = fake.url) => ({
  ...{ id: 'd', config: { ...stageOf(fake).config(url), ...more }, secrets, receipt: {} as Record<string, string> },
})

test('an issue whose answer was lost is never created twice, even while search does not find it yet', async () => {
  const fake = await startJira()
  fake.said.lags = true
  const front = await startFaultyFront(fake.url)
  const receipt: Record<string, string> = {}
  const target = { ...targetOf(fake, {}, front.url), receipt }
  const keeping = { ...context, keep: async (more: Record<string, string>) => void Object.assign(receipt, more) }
  const message = told(messageOf(), '111111111111')
  Object.assign(front, { fault: 'answer lost', method: 'POST', path: /issue$/ })
  await jira.send(message, target, keeping)
  front.fault = undefined
  const again = await jira.send(message, target, keeping)
  expect(again).toMatchObject({ kind: 'failed', retryAfterMs: expect.any(Number) })
  fake.said.lags = false
  expect(await jira.send(message, target, keeping)).toMatchObject({ kind: 'delivered' })
  expect(fake.issues).toHaveLength(1)
})

test('several files are attached to one issue, which says what they are', async () => {
  const fake = await startJira()
  const message = told(messageOf(), '111111111111')
  fake.said.lags = true
  const target = targetOf(fake, { forms: ['report', 'tables', 'package'] })
  expect(await jira.send(message, target, context)).toMatchObject({ kind: 'delivered' })
  expect(fake.issues).toHaveLength(1)
  const base = `2026-11-22_111111111111_${message.package?.id}`
  expect(fake.issues[0]?.attachments.map(({ filename }) => filename)).toEqual([
    ...[`${base}_report.pdf`, `${base}_findings.csv`, `${base}.zip`],
  ])
  expect(fake.issues[0]).toMatchObject({
    fields: {
      summary: 'AWS evidence of 2026-11-22: Production, 111111111111',
      labels: ['exhibit', `exhibit-${message.package?.id}`],
    },
    properties: [{ key: 'exhibit', value: { package: message.package?.id, sha256: message.package?.sha256 } }],
  })
})

test('rights and sizes are known before anything is written', async () => {
  const fake = await startJira()
  Object.assign(fake.said, { rights: false, uploadLimit: 3 })
  expect(await jira.test(targetOf(fake), context)).toMatchObject({
    ok: false,
    error: expect.stringContaining('CREATE_ATTACHMENTS'),
  })
  expect(await jira.test(targetOf(fake, { issueType: 'Story' }), context)).toMatchObject({
    error: expect.stringContaining('Story'),
  })
  expect(await jira.send(messageOf(), targetOf(fake), context)).toMatchObject({
    error: 'package_too_large',
    stage: 'ours',
  })
  expect(fake.issues).toEqual([])
})
