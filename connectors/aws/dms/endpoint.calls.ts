import { DatabaseMigrationServiceClient, DescribeEndpointsCommand } from '@aws-sdk/client-database-migration-service'
import { list, type Reader } from '../../kit/index.ts'
import type { Endpoint } from './endpoint.ts'

export const describeEndpoints = list({
  action: 'dms:DescribeEndpoints',
  client: DatabaseMigrationServiceClient,
  command: DescribeEndpointsCommand,
  items: 'Endpoints',
  id: 'EndpointArn',
  token: 'Marker',
})

const read: Reader<Endpoint> = async function* (aws) {
  for await (const settings of aws.list(describeEndpoints, {}))
    yield { id: settings.EndpointArn, name: settings.EndpointIdentifier, settings }
}

export default read
