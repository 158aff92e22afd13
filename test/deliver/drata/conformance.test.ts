import { expect, test } from 'vitest'
import { drata } from '../../../src/deliver/drata/index.ts'
import { bytesOf, conformance, context, messageOf } from '../suite.ts'
import { told } from '../told.ts'
import { type Drata, filesOf, secrets, stageOf, startDrata } from './fake.ts'

conformance({
  kind: 'drata',
  writes: 'POST',
  receipt: /"evidenceId":"1","artifactId":"\d+","version":"1"/,
  expected: ({ package: built }) => bytesOf(built),
  stage: async () => stageOf(await startDrata()),
})

const targetOf = (fake: Drata, receipt: Record<string, string> = {}) => ({
  ...{ id: 'd', config: stageOf(fake).config(fake.url), secrets, receipt },
})

test('the next package of an account replaces the artifact; a name that only begins alike is another', async () => {
  const fake = await startDrata()
  fake.evidence.push({ id: 99, name: 'AWS configuration evidence (111111111111), old', artifacts: [] })
  for (const account of ['111111111111', '111111111111', '222222222222'])
    expect(await drata.send(told(messageOf(), account), targetOf(fake), context)).toMatchObject({ kind: 'delivered' })
  expect(fake.evidence.map(({ artifacts }) => artifacts.map(({ artifactVersion }) => artifactVersion))).toEqual([
    [],
    [2],
    [1],
  ])
  expect(fake.evidence[1]?.artifacts[0]?.filedAt).toBe('2026-11-22')
  expect(fake.said.created[0]).toMatchObject({
    ...{ ownerId: 7, controlIds: [11], renewalScheduleType: 'NONE' },
    stepsToReproduce: expect.stringContaining('AWS account 111111111111'),
  })
})

test('an older package that is replayed replaces nothing', async () => {
  const fake = await startDrata()
  const [older, newer] = [told(messageOf(), '111111111111'), told(messageOf(), '111111111111')]
  const first = await drata.send(older, targetOf(fake), context)
  await drata.send(newer, targetOf(fake), context)
  const receipt = first.kind === 'delivered' ? { ...first.receipt } : {}
  expect(await drata.send(older, targetOf(fake, receipt), context)).toMatchObject({ kind: 'delivered' })
  expect(filesOf(fake)).toHaveLength(2)
})

test('201 with fewer artifacts than asked is no success', async () => {
  const fake = await startDrata()
  fake.said.drops = true
  expect(await drata.send(messageOf(), targetOf(fake), context)).toMatchObject({
    kind: 'failed',
    error: 'artifact_not_created',
  })
})

test('a file that was uploaded before a crash is not uploaded again', async () => {
  const fake = await startDrata()
  let receipt: Record<string, string> = {}
  const keep = async (more: Record<string, string>) => {
    receipt = more
    throw Object.assign(new Error('died'), { code: 'taken_over' })
  }
  await drata.send(messageOf(), targetOf(fake), { ...context, keep })
  expect(await drata.send(messageOf(), targetOf(fake, receipt), context)).toMatchObject({ kind: 'delivered' })
  expect(fake.said.uploads).toBe(1)
})
