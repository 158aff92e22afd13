import { GetConnectionsCommand, GlueClient } from '@aws-sdk/client-glue'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Connection } from './connection.ts'

export const getConnections = list({
  action: 'glue:GetConnections',
  client: GlueClient,
  command: GetConnectionsCommand,
  items: 'ConnectionList',
  id: 'Name',
  token: 'NextToken',
})

const read: Reader<Connection> = async function* (aws) {
  for await (const settings of aws.list(getConnections, { HidePassword: true }))
    yield { id: arnOf(aws, 'glue', `connection/${settings.Name}`), name: settings.Name, settings }
}

export default read
