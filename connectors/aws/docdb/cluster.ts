import type { DBCluster } from '@aws-sdk/client-docdb'
import { evidenceType } from '../../kit/index.ts'

/** One cluster as DescribeDBClusters answers it. */
export type Cluster = DBCluster

export const cluster = evidenceType<Cluster>({
  id: 'aws.docdb.cluster',
  title: 'DocumentDB clusters, their encryption, backups and logs',
  reach: 'region',
  population:
    'every instance-based DocumentDB cluster of the account in the region (engine=docdb), in any state; elastic clusters have another API and are not listed',
  observed: [
    '/EarliestRestorableTime',
    '/IOOptimizedNextAllowedModificationTime',
    '/LatestRestorableTime',
    '/PercentProgress',
    '/Status',
  ],
})
