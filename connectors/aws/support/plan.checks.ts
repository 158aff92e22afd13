import { check, fail, pass, unknown } from '../../kit/index.ts'
import { plan } from './plan.ts'

export const premiumPlan = check(plan, {
  id: 'support-plan-business-or-higher',
  title: 'The account has a Business support plan or higher',
  severity: 'low',
  remediation: 'Subscribe to the Business support plan or a higher one.',
  why: 'The Basic and Developer plans offer no around-the-clock access to AWS engineers when production is down.',
  references: ['https://docs.aws.amazon.com/awssupport/latest/user/aws-support-plans.html'],
  equivalents: { prowler: ['trustedadvisor_premium_support_plan_subscribed'] },
  test({ SeverityLevels: levels }) {
    if (levels === null) return fail('AWS asks for a Business plan or a higher one.')
    if (levels.length === 0) return unknown('AWS answered, without a level of severity.')
    return pass(`Cases may be ${levels.map(({ code, name }) => code || name || 'unnamed').join(', ')}.`)
  },
})
