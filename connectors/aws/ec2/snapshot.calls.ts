import { DescribeSnapshotAttributeCommand, DescribeSnapshotsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { nameOf } from './names.ts'
import type { Snapshot } from './snapshot.ts'

export const describeSnapshots = list({
  action: 'ec2:DescribeSnapshots',
  client: EC2Client,
  command: DescribeSnapshotsCommand,
  items: 'Snapshots',
  id: 'SnapshotId',
  token: 'NextToken',
})

/**
 * One call a snapshot. A single list with RestorableByUserIds=all would find the public ones sooner, but no list tells
 * which other accounts a snapshot is shared with, and that is what an auditor asks next.
 */
export const describeSharing = call({
  action: 'ec2:DescribeSnapshotAttribute',
  client: EC2Client,
  command: DescribeSnapshotAttributeCommand,
  gone: ['InvalidSnapshot.NotFound'],
})

const read: Reader<Snapshot> = async function* (aws) {
  for await (const snapshot of aws.list(describeSnapshots, { OwnerIds: ['self'], MaxResults: 1000 })) {
    const SnapshotId = snapshot.SnapshotId
    const attribute = { SnapshotId, Attribute: 'createVolumePermission' as const }
    yield {
      // A snapshot's ARN has no account: the service authorization reference leaves it empty.
      id: arnOf(aws, 'ec2', `snapshot/${SnapshotId}`, { account: '' }),
      name: nameOf(snapshot.Tags, SnapshotId),
      settings: {
        ...snapshot,
        CreateVolumePermissions: aws.get(describeSharing, attribute, r => r.CreateVolumePermissions),
      },
    }
  }
}

export default read
