import { EventBridgeClient, ListConnectionsCommand } from '@aws-sdk/client-eventbridge'
import { list, type Reader } from '../../kit/index.ts'
import type { Connection } from './connection.ts'

export const listConnections = list({
  action: 'events:ListConnections',
  client: EventBridgeClient,
  command: ListConnectionsCommand,
  items: 'Connections',
  id: 'ConnectionArn',
  token: 'NextToken',
})

const read: Reader<Connection> = async function* (aws) {
  for await (const one of aws.list(listConnections, { Limit: 100 }))
    yield { id: one.ConnectionArn, name: one.Name, settings: one }
}

export default read
