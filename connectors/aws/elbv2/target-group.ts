import type { TargetGroup as AwsTargetGroup } from '@aws-sdk/client-elastic-load-balancing-v2'
import { evidenceType } from '../../kit/index.ts'

/** One target group as DescribeTargetGroups answers it. */
export type TargetGroup = AwsTargetGroup

export const targetGroup = evidenceType<TargetGroup>({
  id: 'aws.elbv2.target-group',
  title: 'Target groups of load balancers, their protocols and health checks',
  reach: 'region',
  population: 'every target group of the account in the region, in use or not',
})
