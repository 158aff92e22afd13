import type { Cluster as AwsCluster } from '@aws-sdk/client-memorydb'
import { evidenceType } from '../../kit/index.ts'

/** One cluster, as `DescribeClusters` answers it. */
export type Cluster = AwsCluster

export const cluster = evidenceType<Cluster>({
  id: 'aws.memorydb.cluster',
  title: 'MemoryDB clusters, their TLS, access lists, snapshots and zones',
  reach: 'region',
  population: 'every MemoryDB cluster of the account in the region, in any state',
})
