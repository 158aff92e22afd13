import {
  DescribeDBClusterSnapshotAttributesCommand,
  DescribeDBClusterSnapshotsCommand,
  RDSClient,
} from '@aws-sdk/client-rds'
import { call, list, type Reader } from '../../kit/index.ts'
import type { ClusterSnapshot } from './cluster-snapshot.ts'
import { leftOut } from './engines.ts'

export const listClusterSnapshots = list({
  action: 'rds:DescribeDBClusterSnapshots',
  client: RDSClient,
  command: DescribeDBClusterSnapshotsCommand,
  items: page => page.DBClusterSnapshots,
  token: { input: 'Marker', next: page => page.Marker },
})

export const getClusterSnapshotAttributes = call({
  action: 'rds:DescribeDBClusterSnapshotAttributes',
  client: RDSClient,
  command: DescribeDBClusterSnapshotAttributesCommand,
  gone: ['DBClusterSnapshotNotFoundFault'],
})

const read: Reader<ClusterSnapshot> = async function* (aws) {
  // Without a type AWS answers automated and manual ones; those of AWS Backup must be asked for by type.
  for (const SnapshotType of [undefined, 'awsbackup']) {
    for await (const snapshot of aws.list(listClusterSnapshots, SnapshotType === undefined ? {} : { SnapshotType })) {
      if ((snapshot.SnapshotType === 'awsbackup') !== (SnapshotType === 'awsbackup')) continue
      const excluded = leftOut(snapshot.Engine)
      const { DBClusterSnapshotArn: id, DBClusterSnapshotIdentifier } = snapshot
      const DBClusterSnapshotAttributes = aws.get(
        getClusterSnapshotAttributes,
        { DBClusterSnapshotIdentifier },
        r => r.DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes,
      )
      yield excluded === undefined
        ? {
            id: id as string,
            name: DBClusterSnapshotIdentifier,
            settings: { ...snapshot, DBClusterSnapshotAttributes },
          }
        : { excluded }
    }
  }
}

export default read
