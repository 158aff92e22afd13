import { DescribeClustersCommand, DescribeLoggingStatusCommand, RedshiftClient } from '@aws-sdk/client-redshift'
import { call, list, type Reader } from '../../kit/index.ts'
import { arnOf } from '../shared/arn.ts'
import type { Cluster } from './cluster.ts'

export const describeClusters = list({
  action: 'redshift:DescribeClusters',
  client: RedshiftClient,
  command: DescribeClustersCommand,
  items: 'Clusters',
  id: 'ClusterIdentifier',
  token: 'Marker',
})

export const describeLoggingStatus = call({
  action: 'redshift:DescribeLoggingStatus',
  client: RedshiftClient,
  command: DescribeLoggingStatusCommand,
  gone: ['ClusterNotFound', 'ClusterNotFoundFault'],
})

const read: Reader<Cluster> = async function* (aws) {
  for await (const Cluster of aws.list(describeClusters, {})) {
    const { ClusterIdentifier } = Cluster
    yield {
      id: arnOf(aws, 'redshift', `cluster:${ClusterIdentifier}`),
      name: ClusterIdentifier,
      settings: {
        Cluster,
        LoggingStatus: aws.get(describeLoggingStatus, { ClusterIdentifier }, of => ({
          LoggingEnabled: of.LoggingEnabled,
          BucketName: of.BucketName,
          S3KeyPrefix: of.S3KeyPrefix,
          LastSuccessfulDeliveryTime: of.LastSuccessfulDeliveryTime,
          LastFailureTime: of.LastFailureTime,
          LastFailureMessage: of.LastFailureMessage,
          LogDestinationType: of.LogDestinationType,
          LogExports: of.LogExports,
        })),
      },
    }
  }
}

export default read
