import type { Cluster as AwsCluster } from '@aws-sdk/client-dax'
import { evidenceType } from '../../kit/index.ts'

/** One cluster, as `DescribeClusters` answers it. */
export type Cluster = AwsCluster

export const cluster = evidenceType<Cluster>({
  id: 'aws.dax.cluster',
  title: 'Clusters of DynamoDB Accelerator, their encryption and nodes',
  reach: 'region',
  population: 'every cluster of DynamoDB Accelerator (DAX) of the account in the region, in any state',
  observed: ['/Nodes/*/NodeStatus', '/ActiveNodes'],
})
