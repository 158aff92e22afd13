import {
  DatabaseMigrationServiceClient,
  DescribeReplicationTasksCommand,
} from '@aws-sdk/client-database-migration-service'
import { list, type Reader } from '../../kit/index.ts'
import type { ReplicationTask } from './replication-task.ts'

export const describeReplicationTasks = list({
  action: 'dms:DescribeReplicationTasks',
  client: DatabaseMigrationServiceClient,
  command: DescribeReplicationTasksCommand,
  items: 'ReplicationTasks',
  id: 'ReplicationTaskArn',
  token: 'Marker',
})

const read: Reader<ReplicationTask> = async function* (aws) {
  for await (const settings of aws.list(describeReplicationTasks, {}))
    yield { id: settings.ReplicationTaskArn, name: settings.ReplicationTaskIdentifier, settings }
}

export default read
