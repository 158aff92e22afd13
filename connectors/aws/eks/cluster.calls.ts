import { DescribeClusterCommand, EKSClient, ListClustersCommand } from '@aws-sdk/client-eks'
import { type Aws, call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Cluster } from './cluster.ts'

export const listClusters = list({
  action: 'eks:ListClusters',
  client: EKSClient,
  command: ListClustersCommand,
  items: 'clusters',
  token: 'nextToken',
  shared: true,
})

export const describeCluster = call({
  action: 'eks:DescribeCluster',
  client: EKSClient,
  command: DescribeClusterCommand,
  gone: ['ResourceNotFoundException'],
})

/** What EKS offers is the same for every account, and matters where there is a cluster. */
export async function hasClusters(aws: Aws): Promise<boolean> {
  let any = false
  for await (const name of aws.list(listClusters, {})) any ||= name !== ''
  return any
}

const read: Reader<Cluster> = async function* (aws) {
  for await (const name of aws.list(listClusters, {}))
    yield {
      id: arnOf(aws, 'eks', `cluster/${name}`),
      name,
      settings: { name, Cluster: aws.get(describeCluster, { name }, r => r.cluster) },
    }
}

export default read
