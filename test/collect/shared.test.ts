import { expect, test } from 'vitest'
import { ReadingStopped } from '../../src/collect/failure.ts'
import { noTraffic } from '../../src/collect/handlers.ts'
import { type Answer, CallFailed } from '../../src/collect/session.ts'
import { type SharedAnswers, sharing } from '../../src/collect/shared.ts'
import { Unanswered } from '../../src/collect/unanswered.ts'

const answer: Answer = { output: { Organization: {} }, at: new Date(), traffic: noTraffic() }
const failed = (cause: Error) => new CallFailed(new Date(), noTraffic(), cause)

test.each([
  ['was stopped', new ReadingStopped()],
  ['had no time left', failed(new Unanswered('TargetTimeout', 'the time was up'))],
])('who waits for an answer asks by itself where the first to ask %s', async (_, error) => {
  const shared: SharedAnswers = new Map()
  const first = sharing(shared, 'key', () => Promise.reject(error))
  const second = sharing(shared, 'key', async () => answer)
  await expect(first).rejects.toBe(error)
  await expect(second).resolves.toBe(answer)
  expect(await sharing(shared, 'key', async () => ({ ...answer, output: 'later' }))).toMatchObject({ output: 'later' })
})

test('a refusal is the answer to all', async () => {
  const shared: SharedAnswers = new Map()
  const denied = failed(Object.assign(new Error('no'), { name: 'AccessDeniedException' }))
  const first = sharing(shared, 'key', () => Promise.reject(denied))
  await expect(first).rejects.toBe(denied)
  await expect(sharing(shared, 'key', async () => answer)).rejects.toBe(denied)
})
