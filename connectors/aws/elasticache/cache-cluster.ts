import type { CacheCluster as AwsCacheCluster } from '@aws-sdk/client-elasticache'
import { evidenceType } from '../../kit/index.ts'

/** One cluster, as `DescribeCacheClusters` answers it. */
export type CacheCluster = AwsCacheCluster

export const cacheCluster = evidenceType<CacheCluster>({
  id: 'aws.elasticache.cache-cluster',
  title: 'ElastiCache clusters, those of replication groups among them',
  reach: 'region',
  population:
    'every cluster of ElastiCache of the account in the region, of any engine and in any state; a node of a replication group is a cluster; serverless caches are not read',
})
