import { expect, test } from 'vitest'
import { probo } from '../../../src/deliver/probo/index.ts'
import { conformance, context, FILES, messageOf } from '../suite.ts'
import { told } from '../told.ts'
import { type Probo, secrets, stageOf, startProbo } from './fake.ts'

conformance({
  kind: 'probo',
  writes: 'POST',
  asksByWriting: true,
  receipt: /"report.pdf:evidenceId":"evidence-0"/,
  expected: async () => Buffer.from(FILES['report.pdf'] ?? ''),
  stage: async () => stageOf(await startProbo()),
})

const targetOf = (fake: Probo, more: object = {}) => ({
  ...{ id: 'd', config: { ...stageOf(fake).config(fake.url), ...more }, secrets, receipt: {} },
})

test('files are sent, one for each evidence type too, and never a zip', async () => {
  const fake = await startProbo()
  const message = told(messageOf(), '111111111111')
  await probo.send(message, targetOf(fake, { forms: ['findings', 'evidence'] }), context)
  await probo.send(message, targetOf(fake, { forms: ['findings', 'evidence'] }), context)
  expect(fake.files.map(({ fileName }) => fileName.split(`${message.package?.id}_`)[1])).toEqual([
    ...[
      'findings.json',
      'evidence_111111111111_eu-central-1_s3.bucket.json',
      'evidence_111111111111_global_iam.user.json',
    ],
  ])
  expect(probo.config.safeParse({ ...targetOf(fake).config, forms: ['package'] }).success).toBe(false)
})

test('an error with status 200 is none of success, and the test knows the right', async () => {
  const fake = await startProbo()
  fake.said.permits = false
  const outcome = await probo.send(messageOf(), targetOf(fake), context)
  expect(outcome).toMatchObject({ kind: 'failed', detail: expect.stringContaining('permission denied') })
  expect(await probo.test(targetOf(fake), context)).toMatchObject({
    ok: false,
    error: expect.stringContaining('may not upload'),
  })
})
