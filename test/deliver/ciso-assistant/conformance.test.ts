import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { cisoAssistant } from '../../../src/deliver/ciso-assistant/index.ts'
import { startFaultyFront } from '../front.ts'
import { bytesOf, conformance, context, messageOf } from '../suite.ts'
import { told } from '../told.ts'
import { type CisoAssistant, files, secrets, stageOf, startCisoAssistant } from './fake.ts'

conformance({
  kind: 'ciso-assistant',
  writes: 'POST',
  writesPath: /\/upload\/$/,
  receipt: /"evidenceId":"[0-9a-f-]{36}","revisionId":"[0-9a-f-]{36}"/,
  expected: ({ package: built }) => bytesOf(built),
  stage: async () => stageOf(await startCisoAssistant()),
})

const targetOf = (fake: CisoAssistant, more: object = {}) => ({
  ...{ id: 'd', config: { ...stageOf(fake).config(fake.url), ...more }, secrets, receipt: {} },
})

test('each package is a revision of its own, the empty first one is used, and no file is replaced', async () => {
  const fake = await startCisoAssistant()
  for (const message of [messageOf(), messageOf()])
    expect(await cisoAssistant.send(told(message, '111111111111'), targetOf(fake), context)).toMatchObject({
      kind: 'delivered',
    })
  expect(fake.evidences.map(({ name }) => name)).toEqual(['AWS configuration evidence (111111111111)'])
  expect([fake.revisions.length, files(fake).length]).toEqual([2, 2])
  expect(fake.revisions[1]?.observation).toMatch(/^Collected 2026-11-22T23:15:27Z .*SHA-256/)
})

test('an upload that took nothing is no success, and the next attempt goes on with the same revision', async () => {
  const fake = await startCisoAssistant()
  fake.said.drops = true
  const message = told(messageOf(), '111111111111')
  expect(await cisoAssistant.send(message, targetOf(fake), context)).toMatchObject({
    kind: 'failed',
    error: 'file_not_stored',
  })
  fake.said.drops = false
  await cisoAssistant.send(message, targetOf(fake), context)
  expect([fake.revisions.length, files(fake).length]).toEqual([1, 1])
})

test('a revision whose answer was lost is used', async () => {
  const fake = await startCisoAssistant()
  await cisoAssistant.send(told(messageOf(), '111111111111'), targetOf(fake), context)
  const front = await startFaultyFront(fake.url)
  const [target, message] = [targetOf(fake, { url: front.url }), told(messageOf(), '111111111111')]
  Object.assign(front, { fault: 'answer lost', path: /revisions\/$/, method: 'POST' })
  await cisoAssistant.send(message, target, context)
  front.fault = undefined
  expect(await cisoAssistant.send(message, target, context)).toMatchObject({ kind: 'delivered' })
  expect(fake.revisions).toHaveLength(2)
})

test('a domain that does not exist is found by the test', async () => {
  const fake = await startCisoAssistant()
  const tested = await cisoAssistant.test(targetOf(fake, { folderId: v4() }), context)
  expect(tested).toMatchObject({ ok: false, error: expect.stringContaining('no domain') })
})
