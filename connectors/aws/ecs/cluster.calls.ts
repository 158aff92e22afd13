import { DescribeClustersCommand, ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs'
import { call, list, type Reader } from '../../kit/index.ts'
import { idIn } from '../shared/arn.ts'
import { described } from '../shared/batches.ts'
import type { Cluster } from './cluster.ts'

export const listClusters = list({
  action: 'ecs:ListClusters',
  client: ECSClient,
  command: ListClustersCommand,
  items: 'clusterArns',
  token: 'nextToken',
  shared: true,
})

export const describeClusters = call({
  action: 'ecs:DescribeClusters',
  client: ECSClient,
  command: DescribeClustersCommand,
})

const read: Reader<Cluster> = async function* (aws) {
  const clusters = described(aws, aws.list(listClusters, {}), {
    size: 100,
    action: 'ecs:DescribeClusters',
    ask: clusters =>
      aws.get(describeClusters, { clusters, include: ['SETTINGS', 'CONFIGURATIONS', 'TAGS'] }, r => r.clusters),
    nameOf: found => found.clusterArn,
  })
  for await (const { name: clusterArn, description } of clusters)
    yield { id: clusterArn, name: idIn(clusterArn), settings: { clusterArn, Cluster: description } }
}

export default read
