import { expect, onTestFinished, test } from 'vitest'
import { classificationJob } from '../../../../connectors/aws/macie2/classification-job.ts'
import { macie2 } from '../../../../connectors/aws/macie2/index.ts'
import { session } from '../../../../connectors/aws/macie2/session.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import { answers } from '../../../../demo/macie2/answers.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

const sessions = typeIn(macie2, session)
const answer = (operation: RegExp, body: object, status = 200): Answer => ({
  service: 'macie2',
  operation,
  respond: () => json(body, status),
})
const refused = (operation: RegExp, message: string) =>
  answer(operation, { __type: 'AccessDeniedException', message }, 403)
const aws = async (given: readonly Answer[]) => {
  const made = await testAws(given)
  onTestFinished(() => made.stop())
  return made
}

test.skipIf(!hasMoto)('where Macie is off there is no session and no job, and no gap', async () => {
  const { collect } = await aws(answers)
  for (const type of [sessions, typeIn(macie2, classificationJob)]) {
    expect((await collect(type, 'us-east-1')).population).toMatchObject({ complete: true, collected: 1, fieldGaps: 0 })
    expect((await collect(type, 'eu-west-1')).population).toMatchObject({ complete: true, collected: 0, gap: null })
  }
})

test.skipIf(!hasMoto)(
  'a refusal by a policy is a gap; what the administrator alone may read is judged there',
  async () => {
    const denied = await aws([refused(/^GET \/macie$/, 'User: x is not authorized to perform: macie2:GetMacieSession')])
    expect((await denied.collect(sessions)).population.gap).toMatchObject({ reason: 'denied' })
    const discovery = /^GET \/automated-discovery\/configuration$/
    const member = await aws([
      answer(/^GET \/administrator$/, { administrator: { accountId: '444455556666', relationshipStatus: 'Enabled' } }),
      refused(discovery, 'The request failed because you are not the administrator account.'),
      ...answers,
    ])
    const item = await member.collect(sessions)
    expect(item.resources[0]?.settings.AutomatedDiscovery).toEqual({ $judgedIn: '444455556666' })
    expect(item.resources[0]?.gaps).toEqual([])
  },
)
