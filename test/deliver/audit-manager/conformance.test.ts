// The SDK is loaded before the clock of the suite runs.
import '../../../src/deliver/audit-manager/send.ts'
import { expect, test } from 'vitest'
import { auditManager } from '../../../src/deliver/audit-manager/index.ts'
import { bytesOf, conformance, context, messageOf } from '../suite.ts'
import { told } from '../told.ts'
import { type AuditManager, secrets, stageOf, startAuditManager } from './fake.ts'

conformance({
  kind: 'audit-manager',
  writes: 'POST',
  needsReceipt: true,
  receipt: /"evidenceFileName":"0-.*\.zip","imported":"0-/,
  expected: ({ package: built }) => bytesOf(built),
  stage: async () => stageOf(await startAuditManager()),
})

const targetOf = (fake: AuditManager, more: object = {}) => ({
  ...{ id: 'd', config: { ...stageOf(fake).config(fake.url), ...more }, secrets, receipt: {} },
})

test('a text beside the file says when it was collected, and which bytes it is', async () => {
  const fake = await startAuditManager()
  await auditManager.send(told(messageOf(), '111111111111'), targetOf(fake), context)
  expect(fake.imported[1]?.textResponse).toMatch(/^Collected 2026-11-22T23:15:27Z .* SHA-256 [0-9a-f]{64}\.$/)
})

test('200 with errors is no success', async () => {
  const fake = await startAuditManager()
  fake.said.refuses = true
  const outcome = await auditManager.send(messageOf(), targetOf(fake), context)
  expect(outcome).toMatchObject({
    kind: 'failed',
    error: 'evidence_not_imported',
    detail: expect.stringContaining('no such file'),
  })
})

test('the test finds an account that is not active, and a control that is not in the assessment', async () => {
  const fake = await startAuditManager()
  expect(await auditManager.test(targetOf(fake, { controlSetId: 'Other' }), context)).toMatchObject({
    ...{ ok: false, error: 'the assessment has no such control set' },
  })
  fake.said.status = 'INACTIVE'
  expect(await auditManager.test(targetOf(fake), context)).toMatchObject({
    ok: false,
    error: expect.stringMatching(/not active/),
  })
})
