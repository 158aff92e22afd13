import { DescribeCacheClustersCommand, ElastiCacheClient } from '@aws-sdk/client-elasticache'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { CacheCluster } from './cache-cluster.ts'

export const describeCacheClusters = list({
  action: 'elasticache:DescribeCacheClusters',
  client: ElastiCacheClient,
  command: DescribeCacheClustersCommand,
  items: 'CacheClusters',
  id: 'CacheClusterId',
  token: 'Marker',
})

const read: Reader<CacheCluster> = async function* (aws) {
  for await (const settings of aws.list(describeCacheClusters, { ShowCacheNodeInfo: true })) {
    const { CacheClusterId: name, ARN } = settings
    yield { id: ARN ?? arnOf(aws, 'elasticache', `cluster:${name}`), name, settings }
  }
}

export default read
