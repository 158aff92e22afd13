import { DescribeDBClusterParametersCommand, DescribeDBClustersCommand, NeptuneClient } from '@aws-sdk/client-neptune'
import { type Aws, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Cluster } from './cluster.ts'
import { leftOut, OWN } from './own.ts'

/** Neptune has no actions of its own for these in IAM. */
export const describeDBClusters = list({
  action: 'rds:DescribeDBClusters',
  client: NeptuneClient,
  command: DescribeDBClustersCommand,
  items: 'DBClusters',
  id: 'DBClusterIdentifier',
  token: 'Marker',
})

export const describeDBClusterParameters = list({
  action: 'rds:DescribeDBClusterParameters',
  client: NeptuneClient,
  command: DescribeDBClusterParametersCommand,
  items: 'Parameters',
  token: 'Marker',
})

async function parametersOf(aws: Aws, group: string | undefined): Promise<Cluster['ClusterParameters']> {
  if (!group) return null
  const all = await aws.all(describeDBClusterParameters, { DBClusterParameterGroupName: group })
  return all?.map(({ Description, ...parameter }) => parameter) ?? null
}

const read: Reader<Cluster> = async function* (aws) {
  for await (const cluster of aws.list(describeDBClusters, { Filters: OWN })) {
    const name = cluster.DBClusterIdentifier
    const excluded = leftOut(cluster.Engine)
    yield excluded === undefined
      ? {
          id: cluster.DBClusterArn ?? arnOf(aws, 'rds', `cluster:${name}`),
          name,
          settings: {
            ...cluster,
            ClusterParameters: aws.field(() => parametersOf(aws, cluster.DBClusterParameterGroup)),
          },
        }
      : { excluded }
  }
}

export default read
