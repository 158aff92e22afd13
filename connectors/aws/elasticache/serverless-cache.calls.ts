import { DescribeServerlessCachesCommand, ElastiCacheClient } from '@aws-sdk/client-elasticache'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { ServerlessCache } from './serverless-cache.ts'

export const describeServerlessCaches = list({
  action: 'elasticache:DescribeServerlessCaches',
  client: ElastiCacheClient,
  command: DescribeServerlessCachesCommand,
  items: 'ServerlessCaches',
  id: 'ServerlessCacheName',
  token: 'NextToken',
})

const read: Reader<ServerlessCache> = async function* (aws) {
  for await (const settings of aws.list(describeServerlessCaches, {})) {
    const { ServerlessCacheName: name, ARN } = settings
    yield { id: ARN ?? arnOf(aws, 'elasticache', `serverlesscache:${name}`), name, settings }
  }
}

export default read
