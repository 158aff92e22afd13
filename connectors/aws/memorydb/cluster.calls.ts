import { DescribeClustersCommand, MemoryDBClient } from '@aws-sdk/client-memorydb'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Cluster } from './cluster.ts'

export const describeClusters = list({
  action: 'memorydb:DescribeClusters',
  client: MemoryDBClient,
  command: DescribeClustersCommand,
  items: 'Clusters',
  id: 'Name',
  token: 'NextToken',
})

const read: Reader<Cluster> = async function* (aws) {
  for await (const settings of aws.list(describeClusters, { ShowShardDetails: true })) {
    const { Name: name, ARN } = settings
    yield { id: ARN ?? arnOf(aws, 'memorydb', `cluster/${name}`), name, settings }
  }
}

export default read
