import { DescribeServiceUpdatesCommand, ElastiCacheClient } from '@aws-sdk/client-elasticache'
import { list, type Reader } from '../../kit/index.ts'
import type { ServiceUpdate } from './service-update.ts'

export const describeServiceUpdates = list({
  action: 'elasticache:DescribeServiceUpdates',
  client: ElastiCacheClient,
  command: DescribeServiceUpdatesCommand,
  items: 'ServiceUpdates',
  id: 'ServiceUpdateName',
  token: 'Marker',
})

const read: Reader<ServiceUpdate> = async function* (aws) {
  for await (const settings of aws.list(describeServiceUpdates, {}))
    yield { id: settings.ServiceUpdateName, name: settings.ServiceUpdateName, settings }
}

export default read
