import {
  DatabaseMigrationServiceClient,
  DescribeReplicationInstancesCommand,
} from '@aws-sdk/client-database-migration-service'
import { list, type Reader } from '../../kit/index.ts'
import type { ReplicationInstance } from './replication-instance.ts'

export const describeReplicationInstances = list({
  action: 'dms:DescribeReplicationInstances',
  client: DatabaseMigrationServiceClient,
  command: DescribeReplicationInstancesCommand,
  items: 'ReplicationInstances',
  id: 'ReplicationInstanceArn',
  token: 'Marker',
})

const read: Reader<ReplicationInstance> = async function* (aws) {
  for await (const settings of aws.list(describeReplicationInstances, {}))
    yield { id: settings.ReplicationInstanceArn, name: settings.ReplicationInstanceIdentifier, settings }
}

export default read
