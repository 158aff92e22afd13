import { DescribeLockedSnapshotsCommand, EC2Client } from '@aws-sdk/client-ec2'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { LockedSnapshot } from './locked-snapshot.ts'

export const describeLockedSnapshots = list({
  action: 'ec2:DescribeLockedSnapshots',
  client: EC2Client,
  command: DescribeLockedSnapshotsCommand,
  items: 'Snapshots',
  id: 'SnapshotId',
  token: 'NextToken',
})

const read: Reader<LockedSnapshot> = async function* (aws) {
  for await (const settings of aws.list(describeLockedSnapshots, { MaxResults: 1000 }))
    yield {
      id: arnOf(aws, 'ec2', `snapshot/${settings.SnapshotId}`, { account: '' }),
      name: settings.SnapshotId,
      settings,
    }
}

export default read
