import type { ScalableTarget as AwsScalableTarget } from '@aws-sdk/client-application-auto-scaling'
import { evidenceType } from '../../kit/index.ts'

/** One target, as `DescribeScalableTargets` answers it. */
export type ScalableTarget = AwsScalableTarget

export const scalableTarget = evidenceType<ScalableTarget>({
  id: 'aws.application-autoscaling.scalable-target',
  title: 'What Application Auto Scaling may scale, and between which limits',
  reach: 'region',
  population:
    'every scalable target of Application Auto Scaling of the account in the region for DynamoDB and ECS (ServiceNamespace=dynamodb, ecs); those of other services are not asked for',
  observed: ['/PredictedCapacity'],
})
