import { DescribeReplicationGroupsCommand, ElastiCacheClient } from '@aws-sdk/client-elasticache'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { ReplicationGroup } from './replication-group.ts'

export const describeReplicationGroups = list({
  action: 'elasticache:DescribeReplicationGroups',
  client: ElastiCacheClient,
  command: DescribeReplicationGroupsCommand,
  items: 'ReplicationGroups',
  id: 'ReplicationGroupId',
  token: 'Marker',
})

const read: Reader<ReplicationGroup> = async function* (aws) {
  for await (const settings of aws.list(describeReplicationGroups, {})) {
    const { ReplicationGroupId: name, ARN } = settings
    yield { id: ARN ?? arnOf(aws, 'elasticache', `replicationgroup:${name}`), name, settings }
  }
}

export default read
