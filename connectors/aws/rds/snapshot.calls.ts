import { DescribeDBSnapshotAttributesCommand, DescribeDBSnapshotsCommand, RDSClient } from '@aws-sdk/client-rds'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { leftOut } from './engines.ts'
import type { Snapshot } from './snapshot.ts'

export const listSnapshots = list({
  action: 'rds:DescribeDBSnapshots',
  client: RDSClient,
  command: DescribeDBSnapshotsCommand,
  items: 'DBSnapshots',
  id: 'DBSnapshotIdentifier',
  token: 'Marker',
})

export const getSnapshotAttributes = call({
  action: 'rds:DescribeDBSnapshotAttributes',
  client: RDSClient,
  command: DescribeDBSnapshotAttributesCommand,
  gone: ['DBSnapshotNotFoundFault', 'DBSnapshotNotFound'],
})

/** Answers of earlier years lack the ARN; its form is documented (Amazon RDS User Guide, "ARNs in Amazon RDS"). */
const read: Reader<Snapshot> = async function* (aws) {
  const first = new Set<string>()
  // Without a type AWS answers automated and manual ones; those of AWS Backup must be asked for by type.
  for (const SnapshotType of [undefined, 'awsbackup']) {
    for await (const snapshot of aws.list(listSnapshots, SnapshotType === undefined ? {} : { SnapshotType })) {
      // One that both lists name is read once; one that only the first names, though it is of AWS Backup, is not lost.
      if (SnapshotType !== undefined && first.has(snapshot.DBSnapshotIdentifier)) continue
      first.add(snapshot.DBSnapshotIdentifier)
      const excluded = leftOut(snapshot.Engine)
      const { DBSnapshotArn, DBSnapshotIdentifier } = snapshot
      const DBSnapshotAttributes = aws.get(
        getSnapshotAttributes,
        { DBSnapshotIdentifier },
        r => r.DBSnapshotAttributesResult?.DBSnapshotAttributes,
      )
      yield excluded === undefined
        ? {
            id: DBSnapshotArn ?? arnOf(aws, 'rds', `snapshot:${DBSnapshotIdentifier}`),
            name: DBSnapshotIdentifier,
            settings: { ...snapshot, DBSnapshotAttributes },
          }
        : { excluded }
    }
  }
}

export default read
