import type { DBClusterSnapshot, DBClusterSnapshotAttribute } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'

/** As DescribeDBClusterSnapshots lists it, and whom it is shared with. */
export interface ClusterSnapshot extends DBClusterSnapshot {
  DBClusterSnapshotAttributes: DBClusterSnapshotAttribute[] | null
}

export const clusterSnapshot = evidenceType<ClusterSnapshot>({
  id: 'aws.neptune.cluster-snapshot',
  title: 'Snapshots of Neptune clusters and whom they are shared with',
  reach: 'region',
  population:
    'every snapshot of a Neptune cluster that the account owns in the region: automated, manual and made by AWS Backup; snapshots that other accounts share are not asked for; those of Amazon RDS and Amazon DocumentDB, which share the API, are excluded by their engine',
  observed: ['/PercentProgress', '/Status'],
})
