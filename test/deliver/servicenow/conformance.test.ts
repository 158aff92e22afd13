import { expect, test } from 'vitest'
import { servicenow } from '../../../src/deliver/servicenow/index.ts'
import { bytesOf, conformance, context, messageOf } from '../suite.ts'
import { told } from '../told.ts'
import { secrets, stageOf, startServiceNow } from './fake.ts'

conformance({
  kind: 'servicenow',
  writes: 'POST',
  receipt: /"attachmentId":"0{32}"/,
  expected: ({ package: built }) => bytesOf(built),
  stage: async () => stageOf(await startServiceNow()),
})

test('the record’s date is the day of collecting, and other bytes than were sent are no success', async () => {
  const fake = await startServiceNow()
  const target = { id: 'd', config: stageOf(fake).config(fake.url), secrets, receipt: {} }
  await servicenow.send(told(messageOf(), '111111111111'), target, context)
  expect(fake.record.collected_on).toBe('2026-11-22')
  fake.said.truncates = true
  expect(await servicenow.send(messageOf(), target, context)).toMatchObject({
    kind: 'failed',
    error: 'file_not_stored',
  })
})
