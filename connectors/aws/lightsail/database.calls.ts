import { GetRelationalDatabasesCommand, LightsailClient } from '@aws-sdk/client-lightsail'
import { list, type Reader } from '../../kit/index.ts'
import type { Database } from './database.ts'

export const getRelationalDatabases = list({
  action: 'lightsail:GetRelationalDatabases',
  client: LightsailClient,
  command: GetRelationalDatabasesCommand,
  items: 'relationalDatabases',
  id: 'arn',
  token: { input: 'pageToken', next: page => page.nextPageToken },
})

const read: Reader<Database> = async function* (aws) {
  for await (const settings of aws.list(getRelationalDatabases, {}))
    yield { id: settings.arn, name: settings.name, settings }
}

export default read
