import { type DBCluster, DescribeDBClustersCommand, RDSClient } from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import { leftOut } from './engines.ts'

export const listClusters = list({
  action: 'rds:DescribeDBClusters',
  client: RDSClient,
  command: DescribeDBClustersCommand,
  items: page => page.DBClusters,
  token: { input: 'Marker', next: page => page.Marker },
})

const read: Reader<DBCluster> = async function* (aws) {
  for await (const cluster of aws.list(listClusters, {})) {
    const excluded = leftOut(cluster.Engine)
    yield excluded === undefined
      ? { id: cluster.DBClusterArn as string, name: cluster.DBClusterIdentifier, settings: cluster }
      : { excluded }
  }
}

export default read
