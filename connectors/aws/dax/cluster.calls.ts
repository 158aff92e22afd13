import { DAXClient, DescribeClustersCommand } from '@aws-sdk/client-dax'
import { list, type Reader } from '../../kit/index.ts'
import type { Cluster } from './cluster.ts'

export const describeClusters = list({
  action: 'dax:DescribeClusters',
  client: DAXClient,
  command: DescribeClustersCommand,
  items: 'Clusters',
  id: 'ClusterArn',
  token: 'NextToken',
})

const read: Reader<Cluster> = async function* (aws) {
  for await (const settings of aws.list(describeClusters, {}))
    yield { id: settings.ClusterArn, name: settings.ClusterName, settings }
}

export default read
