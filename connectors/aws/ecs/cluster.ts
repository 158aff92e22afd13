import type { Cluster as AwsCluster } from '@aws-sdk/client-ecs'
import { evidenceType } from '../../kit/index.ts'

export interface Cluster {
  clusterArn: string
  /** `DescribeClusters`, with settings, configurations and tags. */
  Cluster: AwsCluster
}

export const cluster = evidenceType<Cluster>({
  id: 'aws.ecs.cluster',
  title: 'ECS clusters, their settings and command execution',
  reach: 'region',
  population: 'every ECS cluster of the account in the region, as ListClusters lists them',
  observed: [
    '/Cluster/registeredContainerInstancesCount',
    '/Cluster/runningTasksCount',
    '/Cluster/pendingTasksCount',
    '/Cluster/activeServicesCount',
    '/Cluster/statistics',
  ],
})
