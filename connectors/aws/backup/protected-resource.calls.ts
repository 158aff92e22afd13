import { BackupClient, ListProtectedResourcesCommand } from '@aws-sdk/client-backup'
import { list, type Reader } from '../../kit/index.ts'
import type { ProtectedResource } from './protected-resource.ts'

export const listProtectedResources = list({
  action: 'backup:ListProtectedResources',
  client: BackupClient,
  command: ListProtectedResourcesCommand,
  items: 'Results',
  id: 'ResourceArn',
  token: 'NextToken',
})

const read: Reader<ProtectedResource> = async function* (aws) {
  for await (const settings of aws.list(listProtectedResources, {}))
    yield { id: settings.ResourceArn, name: settings.ResourceName, settings }
}

export default read
