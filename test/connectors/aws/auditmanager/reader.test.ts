import { expect, onTestFinished, test } from 'vitest'
import { account } from '../../../../connectors/aws/auditmanager/account.ts'
import { assessment } from '../../../../connectors/aws/auditmanager/assessment.ts'
import { evidence } from '../../../../connectors/aws/auditmanager/evidence.ts'
import { framework } from '../../../../connectors/aws/auditmanager/framework.ts'
import { auditmanager } from '../../../../connectors/aws/auditmanager/index.ts'
import { answers } from '../../../../demo/auditmanager/answers.ts'
import { type Answer, json } from '../../../../demo/kit/answer.ts'
import { hasMoto, testAws, typeIn } from '../../../kit/collect.ts'

const [MAIN, SECOND] = ['us-east-1', 'eu-west-1'] as const
const aws = async (given: readonly Answer[]) => {
  const made = await testAws(given)
  onTestFinished(() => made.stop())
  return made
}
const refusing = (message: string): Answer => ({
  service: 'auditmanager',
  operation: /^GET \/assessments$/,
  respond: () => json({ __type: 'AccessDeniedException', message }, 403),
})

test.skipIf(!hasMoto)('what an account keeps in Audit Manager, without the secrets in its snapshots', async () => {
  const { collect } = await aws(answers)
  const found = await collect(typeIn(auditmanager, evidence), MAIN)
  expect(found.population).toMatchObject({ complete: true, collected: 2 })
  expect(found.resources[0]?.settings).toMatchObject({ eventName: 'ListFunctions', controlSetId: 'Payout systems' })
  const text = JSON.stringify(found)
  expect(text).toContain('nodejs22.x')
  expect(text).not.toContain('demo-only-9Xk2')
  expect(found.redactions).toContainEqual(
    expect.objectContaining({
      pointer: '/resourcesIncluded/0/value/environment/variables/LEDGER_URL',
      rule: 'lambda-environment',
    }),
  )
  const frameworks = await collect(typeIn(auditmanager, framework), MAIN)
  expect(frameworks.resources.map(r => [r.name, r.settings.Framework !== null])).toEqual([
    ['House rules for payouts', true],
    ['AWS License Manager', false],
  ])
})

test.skipIf(!hasMoto)('an account that is not set up has none, without a gap', async () => {
  const { collect } = await aws(answers)
  for (const of of auditmanager.types.filter(({ type }) => type !== account)) {
    const { population } = await collect(of, SECOND)
    expect(population, of.type.id).toMatchObject({ complete: true, collected: 0, gap: null })
  }
  const [state] = (await collect(typeIn(auditmanager, account), SECOND)).resources
  expect(state?.settings).toEqual({ Status: 'INACTIVE', Settings: null })
})

test.skipIf(!hasMoto)('a refusal is a gap, unless AWS says that nothing was set up', async () => {
  const assessments = typeIn(auditmanager, assessment)
  const message = 'Please complete AWS Audit Manager setup from home page to enable this action in this account.'
  const notSetUp = await aws([refusing(message), ...answers])
  expect((await notSetUp.collect(assessments, MAIN)).population).toMatchObject({ complete: true, gap: null })
  const denied = await aws([refusing('User: x is not authorized to perform: auditmanager:ListAssessments'), ...answers])
  expect((await denied.collect(assessments, MAIN)).population.gap).toMatchObject({ reason: 'denied' })
})
