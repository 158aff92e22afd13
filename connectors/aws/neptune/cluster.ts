import type { DBCluster, Parameter } from '@aws-sdk/client-neptune'
import { evidenceType } from '../../kit/index.ts'

/** One cluster as DescribeDBClusters answers it. */
export interface Cluster extends DBCluster {
  /** `DescribeDBClusterParameters` of the parameter group of the cluster, each without its explanation. */
  ClusterParameters: Omit<Parameter, 'Description'>[] | null
}

export const cluster = evidenceType<Cluster>({
  id: 'aws.neptune.cluster',
  title: 'Neptune clusters, their encryption, backups, logs and sign-in',
  reach: 'region',
  population:
    'every Neptune database cluster of the account in the region (engine=neptune), in any state; Neptune Analytics has another API and is not listed',
  observed: [
    '/AutomaticRestartTime',
    '/EarliestRestorableTime',
    '/IOOptimizedNextAllowedModificationTime',
    '/LatestRestorableTime',
    '/PercentProgress',
    '/Status',
  ],
})
