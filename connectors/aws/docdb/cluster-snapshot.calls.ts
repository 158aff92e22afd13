import type { Reader } from '../../kit/index.ts'
import { getClusterSnapshotAttributes, listClusterSnapshots } from '../rds/cluster-snapshot.calls.ts'
import { arnOf } from '../shared/arn.ts'
import type { ClusterSnapshot } from './cluster-snapshot.ts'
import { leftOut } from './own.ts'

export { getClusterSnapshotAttributes, listClusterSnapshots }

const read: Reader<ClusterSnapshot> = async function* (aws) {
  const first = new Set<string>()
  // Without a type AWS answers automated and manual ones; those of AWS Backup must be asked for by type.
  for (const type of [{}, { SnapshotType: 'awsbackup' }])
    for await (const snapshot of aws.list(listClusterSnapshots, type)) {
      const { DBClusterSnapshotIdentifier: name, DBClusterSnapshotArn: arn } = snapshot
      if ('SnapshotType' in type && first.has(name)) continue
      first.add(name)
      const excluded = leftOut(snapshot.Engine)
      const attributes = { DBClusterSnapshotIdentifier: name }
      yield excluded === undefined
        ? {
            id: arn ?? arnOf(aws, 'rds', `cluster-snapshot:${name}`),
            name,
            settings: {
              ...snapshot,
              DBClusterSnapshotAttributes: aws.get(
                getClusterSnapshotAttributes,
                attributes,
                r => r.DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes,
              ),
            },
          }
        : { excluded }
    }
}

export default read
