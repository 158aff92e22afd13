import { DescribeCacheSubnetGroupsCommand, ElastiCacheClient } from '@aws-sdk/client-elasticache'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { SubnetGroup } from './subnet-group.ts'

export const describeCacheSubnetGroups = list({
  action: 'elasticache:DescribeCacheSubnetGroups',
  client: ElastiCacheClient,
  command: DescribeCacheSubnetGroupsCommand,
  items: 'CacheSubnetGroups',
  id: 'CacheSubnetGroupName',
  token: 'Marker',
})

const read: Reader<SubnetGroup> = async function* (aws) {
  for await (const settings of aws.list(describeCacheSubnetGroups, {})) {
    const { CacheSubnetGroupName: name, ARN } = settings
    yield { id: ARN ?? arnOf(aws, 'elasticache', `subnetgroup:${name}`), name, settings }
  }
}

export default read
