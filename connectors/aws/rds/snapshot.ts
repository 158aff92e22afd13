import type { DBSnapshot, DBSnapshotAttribute } from '@aws-sdk/client-rds'
import { evidenceType } from '../../kit/index.ts'

/** As DescribeDBSnapshots lists it, and whom it is shared with. */
export interface Snapshot extends DBSnapshot {
  DBSnapshotAttributes: DBSnapshotAttribute[] | null
}

export const snapshot = evidenceType<Snapshot>({
  id: 'aws.rds.snapshot',
  title: 'Snapshots of RDS instances and whom they are shared with',
  reach: 'region',
  population:
    'every snapshot of an RDS instance that the account owns in the region: automated, manual and made by AWS Backup; snapshots that other accounts share or make public are not asked for',
  observed: ['/PercentProgress', '/Status'],
})
