import type { Reader } from '../../kit/index.ts'
import { idIn } from '../shared/arn.ts'
import type { ReplicationSet } from './replication-set.ts'
import { found, listReplicationSets } from './where.calls.ts'

export { getReplicationSet, listReplicationSets } from './where.calls.ts'

const read: Reader<ReplicationSet> = async function* (aws) {
  for await (const arn of aws.list(listReplicationSets, {}))
    yield {
      id: arn,
      name: idIn(arn),
      settings: { ReplicationSet: aws.field(async () => (await found(aws, arn)).set) },
    }
}

export default read
