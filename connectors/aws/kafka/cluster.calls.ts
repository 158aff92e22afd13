import { KafkaClient, ListClustersV2Command } from '@aws-sdk/client-kafka'
import { list, type Reader } from '../../kit/index.ts'
import type { Cluster } from './cluster.ts'

export const listClustersV2 = list({
  action: 'kafka:ListClustersV2',
  client: KafkaClient,
  command: ListClustersV2Command,
  items: 'ClusterInfoList',
  id: 'ClusterArn',
  token: 'NextToken',
})

const read: Reader<Cluster> = async function* (aws) {
  for await (const cluster of aws.list(listClustersV2, { MaxResults: 100 }))
    yield { id: cluster.ClusterArn, name: cluster.ClusterName, settings: cluster }
}

export default read
