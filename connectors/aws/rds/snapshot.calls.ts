import { DescribeDBSnapshotAttributesCommand, DescribeDBSnapshotsCommand, RDSClient } from '@aws-sdk/client-rds'
import { call, list, type Reader } from '../../kit/index.ts'
import { leftOut } from './engines.ts'
import type { Snapshot } from './snapshot.ts'

export const listSnapshots = list({
  action: 'rds:DescribeDBSnapshots',
  client: RDSClient,
  command: DescribeDBSnapshotsCommand,
  items: page => page.DBSnapshots,
  token: { input: 'Marker', next: page => page.Marker },
})

export const getSnapshotAttributes = call({
  action: 'rds:DescribeDBSnapshotAttributes',
  client: RDSClient,
  command: DescribeDBSnapshotAttributesCommand,
  gone: ['DBSnapshotNotFoundFault', 'DBSnapshotNotFound'],
})

const read: Reader<Snapshot> = async function* (aws) {
  // Without a type AWS answers automated and manual ones; those of AWS Backup must be asked for by type.
  for (const SnapshotType of [undefined, 'awsbackup']) {
    for await (const snapshot of aws.list(listSnapshots, SnapshotType === undefined ? {} : { SnapshotType })) {
      if ((snapshot.SnapshotType === 'awsbackup') !== (SnapshotType === 'awsbackup')) continue
      const excluded = leftOut(snapshot.Engine)
      const { DBSnapshotArn, DBSnapshotIdentifier } = snapshot
      const DBSnapshotAttributes = aws.get(
        getSnapshotAttributes,
        { DBSnapshotIdentifier },
        r => r.DBSnapshotAttributesResult?.DBSnapshotAttributes,
      )
      yield excluded === undefined
        ? { id: DBSnapshotArn as string, name: DBSnapshotIdentifier, settings: { ...snapshot, DBSnapshotAttributes } }
        : { excluded }
    }
  }
}

export default read
