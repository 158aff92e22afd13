import type { ConfigRule } from '@aws-sdk/client-config-service'
import { evidenceType } from '../../kit/index.ts'

/** One rule as DescribeConfigRules answers it. */
export type Rule = ConfigRule

export const rule = evidenceType<Rule>({
  id: 'aws.config.rule',
  title: 'AWS Config rules, what they test and when',
  reach: 'region',
  population:
    'every AWS Config rule of the account in the region, in any state, those that Security Hub and an organization made included',
})
