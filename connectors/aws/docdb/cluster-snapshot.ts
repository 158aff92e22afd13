import type { DBClusterSnapshot, DBClusterSnapshotAttribute } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'
import { NOT_OTHERS } from './own.ts'

/** As DescribeDBClusterSnapshots lists it, and whom it is shared with. */
export interface ClusterSnapshot extends DBClusterSnapshot {
  DBClusterSnapshotAttributes: DBClusterSnapshotAttribute[] | null
}

export const clusterSnapshot = evidenceType<ClusterSnapshot>({
  id: 'aws.docdb.cluster-snapshot',
  title: 'Snapshots of DocumentDB clusters and whom they are shared with',
  reach: 'region',
  population: `every snapshot of a DocumentDB cluster that the account owns in the region: automated, manual and made by AWS Backup; snapshots that other accounts share are not asked for; ${NOT_OTHERS}`,
  observed: ['/PercentProgress', '/Status'],
})
