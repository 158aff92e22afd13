import type { LockedSnapshotsInfo } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One lock, as `DescribeLockedSnapshots` answers it. */
export type LockedSnapshot = LockedSnapshotsInfo

export const lockedSnapshot = evidenceType<LockedSnapshot>({
  id: 'aws.ec2.locked-snapshot',
  title: 'Locks of EBS snapshots',
  reach: 'region',
  population: 'every EBS snapshot of the account in the region that is or was locked (DescribeLockedSnapshots)',
})
