import {
  ClusterState,
  DescribeClusterCommand,
  EMRClient,
  ListClustersCommand,
  ListInstancesCommand,
} from '@aws-sdk/client-emr'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Cluster } from './cluster.ts'

export const listClusters = list({
  action: 'elasticmapreduce:ListClusters',
  client: EMRClient,
  command: ListClustersCommand,
  items: 'Clusters',
  id: 'Id',
  token: 'Marker',
})

export const describeCluster = call({
  action: 'elasticmapreduce:DescribeCluster',
  client: EMRClient,
  command: DescribeClusterCommand,
})

export const listInstances = list({
  action: 'elasticmapreduce:ListInstances',
  client: EMRClient,
  command: ListInstancesCommand,
  items: 'Instances',
  token: 'Marker',
})

const ClusterStates = [
  ClusterState.STARTING,
  ClusterState.BOOTSTRAPPING,
  ClusterState.RUNNING,
  ClusterState.WAITING,
  ClusterState.TERMINATING,
]

const read: Reader<Cluster> = async function* (aws) {
  for await (const { Id, Name, ClusterArn } of aws.list(listClusters, { ClusterStates })) {
    const described = aws.get(describeCluster, { ClusterId: Id }, r => r.Cluster)
    yield {
      id: ClusterArn ?? arnOf(aws, 'elasticmapreduce', `cluster/${Id}`),
      name: Name ?? Id,
      settings: {
        Id,
        Cluster: described,
        PrimaryNodes: aws.field(async () => {
          const fleet = (await described)?.InstanceCollectionType === 'INSTANCE_FLEET'
          const primary = fleet ? { InstanceFleetType: 'MASTER' as const } : { InstanceGroupTypes: ['MASTER' as const] }
          return aws.all(listInstances, { ClusterId: Id, ...primary, InstanceStates: ['RUNNING'] })
        }),
      },
    }
  }
}

export default read
