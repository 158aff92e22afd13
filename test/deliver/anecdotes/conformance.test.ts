import { expect, test } from 'vitest'
import { anecdotes } from '../../../src/deliver/anecdotes/index.ts'
import { startFaultyFront } from '../front.ts'
import { bytesOf, conformance, context, messageOf } from '../suite.ts'
import { secrets, stageOf, startAnecdotes } from './fake.ts'

conformance({
  kind: 'anecdotes',
  writes: 'POST',
  receipt: /"uploaded":".*\.zip"/,
  expected: ({ package: built }) => bytesOf(built),
  stage: async () => stageOf(await startAnecdotes()),
})

test('a version whose answer was lost is not sent again, and the delivery says by what it was told', async () => {
  const fake = await startAnecdotes()
  const front = await startFaultyFront(fake.url)
  const target = (more: object = {}, receipt: Record<string, string> = {}) => ({
    ...{ id: 'd', config: { ...stageOf(fake).config(front.url), ...more }, secrets, receipt },
  })
  await anecdotes.send(messageOf(), target(), context)
  const receipt: Record<string, string> = {}
  const keep = async (more: Record<string, string>) => void Object.assign(receipt, more)
  const next = messageOf()
  Object.assign(front, { fault: 'answer lost', method: 'POST' })
  await anecdotes.send(next, target({ evidenceId: 'evidence-0' }, receipt), { ...context, keep })
  front.fault = undefined
  const again = await anecdotes.send(next, target({ evidenceId: 'evidence-0' }, receipt), { ...context, keep })
  expect(again).toMatchObject({ kind: 'delivered', detail: expect.stringContaining('changed since') })
  expect(fake.evidence.map(({ bytes }) => bytes.length)).toEqual([2])
})
