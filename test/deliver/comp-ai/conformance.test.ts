import { expect, test } from 'vitest'
import { compAi } from '../../../src/deliver/comp-ai/index.ts'
import { bytesOf, conformance, context, messageOf } from '../suite.ts'
import { told } from '../told.ts'
import { secrets, stageOf, startCompAi } from './fake.ts'

conformance({
  kind: 'comp-ai',
  writes: 'POST',
  receipt: /"s3Key":".*"attachmentId":"att_0"/,
  expected: ({ package: built }) => bytesOf(built),
  stage: async () => stageOf(await startCompAi()),
})

test('the description says when it was collected, and which bytes it is', async () => {
  const fake = await startCompAi()
  const message = told(messageOf(), '111111111111')
  await compAi.send(message, { id: 'd', config: stageOf(fake).config(fake.url), secrets, receipt: {} }, context)
  expect(fake.attachments[0]?.description).toMatch(/^Collected 2026-11-22T23:15:27Z to .* SHA-256 [0-9a-f]{64}\.$/)
})
