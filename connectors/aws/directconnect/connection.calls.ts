import { DescribeConnectionsCommand, DirectConnectClient } from '@aws-sdk/client-direct-connect'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Connection } from './connection.ts'

export const describeConnections = list({
  action: 'directconnect:DescribeConnections',
  client: DirectConnectClient,
  command: DescribeConnectionsCommand,
  items: 'connections',
  id: 'connectionId',
  token: 'nextToken',
})

const read: Reader<Connection> = async function* (aws) {
  for await (const one of aws.list(describeConnections, { maxResults: 100 }))
    yield {
      id: arnOf(aws, 'directconnect', `dxcon/${one.connectionId}`, { account: one.ownerAccount }),
      name: one.connectionName || one.connectionId,
      settings: one,
    }
}

export default read
