import { ListNamespacesCommand, RedshiftServerlessClient } from '@aws-sdk/client-redshift-serverless'
import { list, type Reader } from '../../kit/index.ts'
import type { Namespace } from './namespace.ts'

export const listNamespaces = list({
  action: 'redshift-serverless:ListNamespaces',
  client: RedshiftServerlessClient,
  command: ListNamespacesCommand,
  items: 'namespaces',
  id: 'namespaceArn',
  token: 'nextToken',
})

const read: Reader<Namespace> = async function* (aws) {
  for await (const settings of aws.list(listNamespaces, {}))
    yield { id: settings.namespaceArn, name: settings.namespaceName, settings }
}

export default read
