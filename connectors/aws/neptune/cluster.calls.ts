import { DescribeDBClustersCommand, NeptuneClient } from '@aws-sdk/client-neptune'
import { list, type Reader } from '../../kit/index.ts'
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

const read: Reader<Cluster> = async function* (aws) {
  for await (const cluster of aws.list(describeDBClusters, { Filters: OWN })) {
    const name = cluster.DBClusterIdentifier
    const excluded = leftOut(cluster.Engine)
    yield excluded === undefined
      ? { id: cluster.DBClusterArn ?? arnOf(aws, 'rds', `cluster:${name}`), name, settings: cluster }
      : { excluded }
  }
}

export default read
