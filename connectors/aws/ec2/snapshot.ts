import type { Snapshot as AwsSnapshot, CreateVolumePermission } from '@aws-sdk/client-ec2'
import { evidenceType } from '../../kit/index.ts'

/** One EBS snapshot as DescribeSnapshots answers it, and with whom it is shared (DescribeSnapshotAttribute). */
export interface Snapshot extends AwsSnapshot {
  CreateVolumePermissions: CreateVolumePermission[] | null
}

export const snapshot = evidenceType<Snapshot>({
  id: 'aws.ec2.snapshot',
  title: 'EBS snapshots, their encryption and sharing',
  reach: 'region',
  population:
    'every EBS snapshot the account owns in the region (OwnerIds=self), those that AWS Backup and lifecycle policies made included, in any storage tier; snapshots that others share with the account are not its own and not listed',
  observed: ['/CompletionTime', '/Progress', '/State', '/StateMessage'],
})
