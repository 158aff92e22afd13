import { DescribeDBClustersCommand, DocDBClient } from '@aws-sdk/client-docdb'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Cluster } from './cluster.ts'
import { leftOut, OWN } from './own.ts'

export const describeClusters = list({
  action: 'rds:DescribeDBClusters',
  client: DocDBClient,
  command: DescribeDBClustersCommand,
  items: 'DBClusters',
  id: 'DBClusterIdentifier',
  token: 'Marker',
})

const read: Reader<Cluster> = async function* (aws) {
  for await (const cluster of aws.list(describeClusters, { Filters: OWN })) {
    const name = cluster.DBClusterIdentifier
    const excluded = leftOut(cluster.Engine)
    yield excluded === undefined
      ? { id: cluster.DBClusterArn ?? arnOf(aws, 'rds', `cluster:${name}`), name, settings: cluster }
      : { excluded }
  }
}

export default read
