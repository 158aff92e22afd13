import { v4 } from 'uuid'
import { expect, test } from 'vitest'
import { hyperproof } from '../../../src/deliver/hyperproof/index.ts'
import { CONTROL, FINDING, speaking } from '../speaking.ts'
import { bytesOf, conformance, context, messageOf } from '../suite.ts'
import { told } from '../told.ts'
import { files, type Hyperproof, ownerId, secrets, stageOf, startHyperproof } from './fake.ts'

conformance({
  kind: 'hyperproof',
  writes: 'POST',
  writesPath: /\/proof/,
  receipt: /"proofId":"[0-9a-f-]{36}","version":"0"/,
  expected: ({ package: built }) => bytesOf(built),
  stage: async () => stageOf(await startHyperproof()),
})

const targetOf = ({ url, controlId }: Hyperproof, more: object = {}) => ({
  ...{ id: 'd', config: { url, controlId, ownerId, ...more }, secrets, receipt: {} },
})

test('the next package of an account is the next version of its proof; another account has its own', async () => {
  const fake = await startHyperproof()
  for (const account of ['111111111111', '111111111111', '222222222222'])
    expect(await hyperproof.send(told(messageOf(), account), targetOf(fake), context)).toMatchObject({
      kind: 'delivered',
    })
  expect(fake.proofs.map(({ versions }) => versions.length)).toEqual([2, 1])
  expect(files(fake)[0]?.filename).toMatch(/^2026-11-22_111111111111_[0-9a-f-]{36}\.zip$/)
})

test('an older package that is replayed makes no version, though a newer one covers it', async () => {
  const fake = await startHyperproof()
  const [older, newer] = [told(messageOf(), '111111111111'), told(messageOf(), '111111111111')]
  const first = await hyperproof.send(older, targetOf(fake), context)
  await hyperproof.send(newer, targetOf(fake), context)
  const receipt = first.kind === 'delivered' ? first.receipt : undefined
  await hyperproof.send(older, { ...targetOf(fake), receipt: receipt ?? {} }, context)
  expect(files(fake)).toHaveLength(2)
})

test('that a right or the owner is missing is said', async () => {
  const fake = await startHyperproof()
  const outcome = await hyperproof.send(messageOf(), targetOf(fake, { ownerId: undefined }), context)
  expect(outcome).toMatchObject({ kind: 'failed', httpStatus: 403, error: expect.stringContaining('ownerId') })
  const other = targetOf(fake, { controlId: v4() })
  expect(await hyperproof.test(other, context)).toMatchObject({ ok: false, httpStatus: 404 })
  expect(fake.refused).toEqual([])
})

test('each mapped control gets a file of its own, once, and the next package its next version', async () => {
  const fake = await startHyperproof()
  const controls = { 'soc2-2017/CC6.1': fake.otherId, 'soc2-2017/CC9.9': v4() }
  let receipt: Readonly<Record<string, string>> = {}
  const keep = async (more: object) => {
    receipt = { ...receipt, ...more }
  }
  const send = async (message: ReturnType<typeof speaking>) => {
    const outcome = await hyperproof.send(message, { ...targetOf(fake, { controls }), receipt }, { ...context, keep })
    expect(outcome).toMatchObject({ kind: 'delivered' })
    if (outcome.kind === 'delivered') await keep(outcome.receipt ?? {})
  }
  const first = speaking()
  await send(first)
  expect(fake.proofs.map(({ of }) => of)).toEqual([fake.controlId, fake.otherId])
  const [file] = fake.proofs[1]?.versions ?? []
  expect(file?.filename).toBe(`2026-11-22_111111111111_${first.package.id}_control_soc2-2017_CC6.1.json`)
  const { sha256 } = first.package
  expect(JSON.parse(String(file?.bytes))).toEqual({
    ...{ format: 'exhibit.control/v1', control: 'soc2-2017/CC6.1', package: { id: first.package.id, sha256 } },
    sources: [
      { path: 'controls.json', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      { path: 'findings.json', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ],
    ...{ rows: [CONTROL], findings: [FINDING] },
  })
  await send(first)
  expect(files(fake)).toHaveLength(2)
  receipt = {}
  await send(first)
  expect(files(fake)).toHaveLength(2)
  // Receipts are of a delivery.
  receipt = {}
  await send(speaking())
  expect(fake.proofs.map(({ versions }) => versions.length)).toEqual([2, 2])
  expect(fake.refused).toEqual([])
})
