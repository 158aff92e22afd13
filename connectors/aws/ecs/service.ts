import type { Service as AwsService } from '@aws-sdk/client-ecs'
import { evidenceType } from '../../kit/index.ts'

export interface Service {
  serviceArn: string
  clusterArn: string
  /** `DescribeServices`, with tags. */
  Service: AwsService
}

const COUNTS = ['desiredCount', 'runningCount', 'pendingCount'] as const

export const service = evidenceType<Service>({
  id: 'aws.ecs.service',
  title: 'ECS services, their tasks’ network and platform',
  reach: 'region',
  population: 'every ECS service of every cluster of the account in the region, as ListServices lists them',
  observed: [
    '/Service/events',
    ...COUNTS.map(count => `/Service/${count}` as const),
    ...[...COUNTS, 'failedTasks', 'updatedAt', 'rolloutState', 'rolloutStateReason'].map(
      moving => `/Service/deployments/*/${moving}` as const,
    ),
    ...[
      'computedDesiredCount',
      'runningCount',
      'pendingCount',
      'updatedAt',
      'stabilityStatus',
      'stabilityStatusAt',
    ].map(moving => `/Service/taskSets/*/${moving}` as const),
    ...['requestedTaskCount', 'runningTaskCount', 'pendingTaskCount'].map(
      count => `/Service/currentServiceRevisions/*/${count}` as const,
    ),
  ],
})
