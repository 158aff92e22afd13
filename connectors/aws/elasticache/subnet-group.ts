import type { CacheSubnetGroup } from '@aws-sdk/client-elasticache'
import { evidenceType } from '../../kit/index.ts'

/** One group, as `DescribeCacheSubnetGroups` answers it. */
export type SubnetGroup = CacheSubnetGroup

export const subnetGroup = evidenceType<SubnetGroup>({
  id: 'aws.elasticache.subnet-group',
  title: 'Subnet groups of ElastiCache',
  reach: 'region',
  population: 'every subnet group of ElastiCache of the account in the region, the default one and those in no use too',
})
