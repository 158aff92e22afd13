// The SDK is loaded before the clock of the suite runs.
import '../../../src/deliver/security-hub/send.ts'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import type { Message } from '../../../src/deliver/adapter.ts'
import { securityHub } from '../../../src/deliver/security-hub/index.ts'
import { conformance, context, messageOf } from '../suite.ts'
import { type SecurityHub, secrets, stageOf, startSecurityHub } from './fake.ts'

conformance({
  kind: 'security-hub',
  writes: 'POST',
  receipt: /"imported":"1"/,
  expected: async ({ package: built }) => Buffer.from(built?.sha256 ?? ''),
  stage: async () => stageOf(await startSecurityHub()),
})

const targetOf = (fake: SecurityHub, more: object = {}) => ({
  ...{ id: 'd', config: { ...stageOf(fake).config(fake.url), ...more }, secrets, receipt: {} },
})

const finding = (index: number, status: string, account = '111111111111') => ({
  ...{ id: `f${index}`, account, region: 'eu-central-1', check: 'a-check', title: 'Title', reason: 'Because.' },
  ...{ severity: 'high', status, resource: `arn:aws:s3:::b${index}`, observedAt: '2026-11-23T09:00:00.000Z' },
})

function messageWith(findings: readonly object[]): Message {
  const message = messageOf()
  const bytes = Buffer.from(JSON.stringify(findings))
  const file = async () => ({ sha256: 'x', size: bytes.length, open: () => Readable.from([bytes]) })
  return { ...message, package: message.package && { ...message.package, file } }
}

test('only what passed is PASSED: what is not known, and what does not apply, is NOT_AVAILABLE', async () => {
  const fake = await startSecurityHub()
  const message = messageWith(
    ['pass', 'fail', 'unknown', 'not_applicable', 'surprise'].map((status, index) => finding(index, status)),
  )
  expect(await securityHub.send(message, targetOf(fake), context)).toMatchObject({ kind: 'delivered' })
  expect(
    [...fake.findings.values()].map(({ Compliance, Severity }) => `${Compliance?.Status} ${Severity?.Label}`),
  ).toEqual([
    ...['PASSED INFORMATIONAL', 'FAILED HIGH', 'NOT_AVAILABLE INFORMATIONAL'],
    ...['NOT_AVAILABLE INFORMATIONAL', 'NOT_AVAILABLE INFORMATIONAL'],
  ])
})

test('more than a hundred go in several calls, and one that is refused makes the delivery fail', async () => {
  const fake = await startSecurityHub()
  const message = messageWith(Array.from({ length: 150 }, (_, index) => finding(index, 'fail')))
  expect(await securityHub.send(message, targetOf(fake), context)).toMatchObject({
    kind: 'delivered',
    receipt: { imported: '150' },
  })
  fake.said.refuses = 1
  expect(await securityHub.send(message, targetOf(fake), context)).toMatchObject({
    ...{ kind: 'failed', error: 'findings_not_imported', detail: expect.stringContaining('148 of 150') },
  })
})

test('findings of other accounts are left out and counted, or said to be of another', async () => {
  const fake = await startSecurityHub()
  const mixed = messageWith([finding(1, 'fail'), finding(2, 'fail', '222222222222')])
  expect(await securityHub.send(mixed, targetOf(fake), context)).toMatchObject({
    detail: expect.stringContaining('1 of other accounts'),
  })
  fake.said.account = '333333333333'
  expect(await securityHub.send(mixed, targetOf(fake), context)).toMatchObject({
    kind: 'failed',
    error: expect.stringContaining('another account'),
  })
})
