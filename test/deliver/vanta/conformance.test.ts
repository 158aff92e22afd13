import { expect, test } from 'vitest'
import { vanta } from '../../../src/deliver/vanta/index.ts'
import { bytesOf, conformance, context, messageOf } from '../suite.ts'
import { told } from '../told.ts'
import { secrets, stageOf, startVanta, type Vanta } from './fake.ts'

conformance({
  kind: 'vanta',
  writes: 'POST',
  writesPath: /\/uploads$/,
  receipt: /"uploadId":"upload-0","submitted":"upload-0"/,
  expected: ({ package: built }) => bytesOf(built),
  stage: async () => stageOf(await startVanta()),
})

const targetOf = ({ url }: Vanta, receipt: Record<string, string> = {}) => ({
  ...{ id: 'd', config: { url, documentId: 'access-requests' }, secrets, receipt },
})

test('the day and the digest are sent, the document is submitted once, and the token is shared', async () => {
  const fake = await startVanta()
  const message = told(messageOf(), '111111111111')
  const outcome = await vanta.send(message, targetOf(fake), context)
  const receipt = outcome.kind === 'delivered' ? { ...outcome.receipt } : {}
  await vanta.send(message, targetOf(fake, receipt), context)
  expect(fake.uploads[0]).toMatchObject({
    fileName: `2026-11-22_111111111111_${message.package?.id}.zip`,
    description: `Collected 2026-11-22T23:15:27Z to 2026-11-22T23:55:25Z. Package ${message.package?.id}, SHA-256 ${message.package?.sha256}.`,
    effectiveDate: '2026-11-22T00:00:00.000Z',
  })
  expect(fake.said).toMatchObject({ submits: 1, tokens: 1 })
})

test('an upload that was left a draft is submitted, not uploaded again', async () => {
  const fake = await startVanta()
  const message = told(messageOf(), '111111111111')
  await vanta.send(message, targetOf(fake), context)
  fake.said.submits = 0
  expect(await vanta.send(message, targetOf(fake), context)).toMatchObject({ kind: 'delivered' })
  expect([fake.uploads.length, fake.said.submits]).toEqual([1, 1])
})

test('a day that Vanta did not take is no success, and nothing is submitted', async () => {
  const fake = await startVanta()
  fake.said.date = '2026-11-28'
  const outcome = await vanta.send(told(messageOf(), '111111111111'), targetOf(fake), context)
  expect(outcome).toMatchObject({ kind: 'failed', error: 'date_not_taken' })
  expect(fake.said.submits).toBe(0)
})

test('a document that was deactivated is found by the test', async () => {
  const fake = await startVanta()
  fake.said.deactivated = true
  expect(await vanta.test(targetOf(fake), context)).toMatchObject({
    ok: false,
    error: expect.stringMatching(/deactivated/),
  })
})
