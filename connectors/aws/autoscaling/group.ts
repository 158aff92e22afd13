import type { AutoScalingGroup, ScalingPolicy } from '@aws-sdk/client-auto-scaling'
import { evidenceType } from '../../kit/index.ts'

export interface Group extends AutoScalingGroup {
  /** `DescribePolicies` of the group. */
  ScalingPolicies: ScalingPolicy[] | null
}

/** Capacity and instances move with the load. */
export const group = evidenceType<Group>({
  id: 'aws.autoscaling.group',
  title: 'Auto Scaling groups, their zones, health checks and scaling policies',
  reach: 'region',
  population: 'every Auto Scaling group of the account in the region, those that are being deleted among them',
  observed: ['/DesiredCapacity', '/Instances', '/PredictedCapacity', '/WarmPoolSize'],
})
