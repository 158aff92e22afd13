import type { ScalingPolicy as AwsScalingPolicy } from '@aws-sdk/client-application-auto-scaling'
import { evidenceType } from '../../kit/index.ts'

/** One policy, as `DescribeScalingPolicies` answers it. */
export type ScalingPolicy = AwsScalingPolicy

export const scalingPolicy = evidenceType<ScalingPolicy>({
  id: 'aws.application-autoscaling.scaling-policy',
  title: 'Policies of Application Auto Scaling: what makes a target scale',
  reach: 'region',
  population:
    'every scaling policy of Application Auto Scaling of the account in the region for DynamoDB and ECS (ServiceNamespace=dynamodb, ecs); those of other services are not asked for, nor are scheduled actions',
})
