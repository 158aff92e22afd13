import { type DBCluster, DescribeDBClustersCommand, RDSClient } from '@aws-sdk/client-rds'
import { list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import { leftOut } from './engines.ts'

export const listClusters = list({
  action: 'rds:DescribeDBClusters',
  client: RDSClient,
  command: DescribeDBClustersCommand,
  items: 'DBClusters',
  id: 'DBClusterIdentifier',
  token: 'Marker',
})

/** Answers of earlier years lack the ARN; its form is documented (Amazon RDS User Guide, "ARNs in Amazon RDS"). */
const read: Reader<DBCluster> = async function* (aws) {
  for await (const cluster of aws.list(listClusters, {})) {
    const excluded = leftOut(cluster.Engine)
    yield excluded === undefined
      ? {
          id: cluster.DBClusterArn ?? arnOf(aws, 'rds', `cluster:${cluster.DBClusterIdentifier}`),
          name: cluster.DBClusterIdentifier,
          settings: cluster,
        }
      : { excluded }
  }
}

export default read
