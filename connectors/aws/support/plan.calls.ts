import { DescribeSeverityLevelsCommand, SupportClient } from '@aws-sdk/client-support'
import { call, type Reader } from '../../kit/index.ts'
import type { Plan } from './plan.ts'

/**
 * "Amazon Web Services Premium Support Subscription is required to use this service." Services answer by the same name where
 * an account has not finished signing up, which says nothing of its plan.
 */
export const describeSeverityLevels = call({
  action: 'support:DescribeSeverityLevels',
  client: SupportClient,
  command: DescribeSeverityLevelsCommand,
  absent: [{ name: 'SubscriptionRequiredException', message: /premium support/i }],
})

const read: Reader<Plan> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: aws.account,
    settings: { SeverityLevels: aws.get(describeSeverityLevels, { language: 'en' }, r => r.severityLevels) },
  }
}

export default read
