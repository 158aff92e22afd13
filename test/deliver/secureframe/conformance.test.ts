import { expect, test } from 'vitest'
import { secureframe } from '../../../src/deliver/secureframe/index.ts'
import { bytesOf, conformance, context, messageOf } from '../suite.ts'
import { told } from '../told.ts'
import { secrets, stageOf, startSecureframe } from './fake.ts'

conformance({
  kind: 'secureframe',
  writes: 'POST',
  writesPath: /\/evidences/,
  needsReceipt: true,
  receipt: /"uploadId":"[0-9a-f-]{36}".*"evidenceId":"[0-9a-f-]{36}"/,
  expected: ({ package: built }) => bytesOf(built),
  stage: async () => stageOf(await startSecureframe()),
})

test('the day of the activity is that of collecting, and an upload whose hour is over is looked for by its day', async () => {
  const fake = await startSecureframe()
  let receipt: Record<string, string> = {}
  const keep = async (more: Record<string, string>) => void Object.assign(receipt, more)
  const config = stageOf(fake).config(fake.url)
  const message = told(messageOf(), '111111111111')
  await secureframe.send(message, { id: 'd', config, secrets, receipt }, { ...context, keep })
  expect(fake.evidence[0]?.day).toBe('2026-11-22')
  receipt = { ...receipt, until: '2026-11-22T00:00:00.000Z' }
  const again = await secureframe.send(message, { id: 'd', config, secrets, receipt }, context)
  expect(again).toMatchObject({
    kind: 'delivered',
    detail: expect.stringContaining('its day'),
    receipt: { evidenceId: fake.evidence[0]?.id },
  })
  expect(fake.evidence).toHaveLength(1)
})
