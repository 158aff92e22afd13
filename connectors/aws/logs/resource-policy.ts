import type { ResourcePolicy } from '@aws-sdk/client-cloudwatch-logs'
import { evidenceType } from '../../kit/index.ts'

export const resourcePolicy = evidenceType<ResourcePolicy>({
  id: 'aws.logs.resource-policy',
  title: 'Resource policies of CloudWatch Logs that hold for the whole account',
  reach: 'region',
  population:
    'every resource policy of CloudWatch Logs that the account has in the region for itself as a whole (policyScope = ACCOUNT); the policy that a log group has of its own stands with the log group',
})
