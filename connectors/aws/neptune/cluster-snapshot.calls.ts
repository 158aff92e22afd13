import type { Reader } from '../../kit/index.ts'
import { getClusterSnapshotAttributes, listClusterSnapshots } from '../rds/cluster-snapshot.calls.ts'
import { arnOf } from '../shared/arn.ts'
import type { ClusterSnapshot } from './cluster-snapshot.ts'
import { leftOut } from './own.ts'

export { getClusterSnapshotAttributes, listClusterSnapshots }

/** Without a type AWS answers automated and manual ones; those of AWS Backup must be asked for by type. */
const KINDS = [{}, { SnapshotType: 'awsbackup' }]

const read: Reader<ClusterSnapshot> = async function* (aws) {
  const known = new Set<string>()
  for (const kind of KINDS)
    for await (const snapshot of aws.list(listClusterSnapshots, kind)) {
      const { DBClusterSnapshotIdentifier: name, DBClusterSnapshotArn: arn } = snapshot
      if ('SnapshotType' in kind && known.has(name)) continue
      known.add(name)
      const excluded = leftOut(snapshot.Engine)
      yield excluded === undefined
        ? {
            id: arn ?? arnOf(aws, 'rds', `cluster-snapshot:${name}`),
            name,
            settings: {
              ...snapshot,
              DBClusterSnapshotAttributes: aws.get(
                getClusterSnapshotAttributes,
                { DBClusterSnapshotIdentifier: name },
                r => r.DBClusterSnapshotAttributesResult?.DBClusterSnapshotAttributes,
              ),
            },
          }
        : { excluded }
    }
}

export default read
