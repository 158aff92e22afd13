import {
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBClusterSnapshotsCommand,
  RDSClient,
} from '@aws-sdk/client-rds'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { ClusterSnapshot } from './cluster-snapshot.ts'
import { leftOut } from './engines.ts'

export const listClusterSnapshots = list({
  action: 'rds:DescribeDBClusterSnapshots',
  client: RDSClient,
  command: DescribeDBClusterSnapshotsCommand,
  items: 'DBClusterSnapshots',
  id: 'DBClusterSnapshotIdentifier',
  token: 'Marker',
  shared: true,
})

export const getClusterSnapshotAttributes = call({
  action: 'rds:DescribeDBClusterSnapshotAttributes',
  client: RDSClient,
  command: DescribeDBClusterSnapshotAttributesCommand,
  gone: ['DBClusterSnapshotNotFoundFault'],
})

/** Answers of earlier years lack the ARN; its form is documented (Amazon RDS User Guide, "ARNs in Amazon RDS"). */
const read: Reader<ClusterSnapshot> = async function* (aws) {
  const first = new Set<string>()
  // Without a type AWS answers automated and manual ones; those of AWS Backup must be asked for by type.
  for (const SnapshotType of [undefined, 'awsbackup']) {
    for await (const snapshot of aws.list(listClusterSnapshots, SnapshotType === undefined ? {} : { SnapshotType })) {
      // One that both lists name is read once; one that only the first names, though it is of AWS Backup, is not lost.
      if (SnapshotType !== undefined && first.has(snapshot.DBClusterSnapshotIdentifier)) continue
      first.add(snapshot.DBClusterSnapshotIdentifier)
      const excluded = leftOut(snapshot.Engine)
      const { DBClusterSnapshotArn, DBClusterSnapshotIdentifier } = snapshot
      const DBClusterSnapshotAttributes = aws.get(
        getClusterSnapshotAttributes,
        { DBClusterSnapshotIdentifier },
        r => r.DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes,
      )
      yield excluded === undefined
        ? {
            id: DBClusterSnapshotArn ?? arnOf(aws, 'rds', `cluster-snapshot:${DBClusterSnapshotIdentifier}`),
            name: DBClusterSnapshotIdentifier,
            settings: { ...snapshot, DBClusterSnapshotAttributes },
          }
        : { excluded }
    }
  }
}

export default read
