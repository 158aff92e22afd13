import type { LogGroup as AwsLogGroup, ResourcePolicy } from '@aws-sdk/client-cloudwatch-logs'
import { evidenceType } from '../../kit/index.ts'

export interface LogGroup extends AwsLogGroup {
  /** `DescribeResourcePolicies` for the log group itself; an empty list: it has none of its own. */
  ResourcePolicies: ResourcePolicy[] | null
}

export const logGroup = evidenceType<LogGroup>({
  id: 'aws.logs.log-group',
  title: 'CloudWatch Logs groups, how long they keep logs, with which key and under which policy',
  reach: 'region',
  population:
    'every log group of the account in the region, of every class; log groups of linked accounts are not asked for',
  observed: ['/storedBytes'],
})
