import type { Cluster as AwsCluster } from '@aws-sdk/client-kafka'
import { evidenceType } from '../../kit/index.ts'

/** One cluster as ListClustersV2 answers it. */
export type Cluster = AwsCluster

export const cluster = evidenceType<Cluster>({
  id: 'aws.kafka.cluster',
  title: 'Clusters of Amazon MSK, their encryption, sign-in and reach',
  reach: 'region',
  population: 'every cluster of Amazon MSK of the account in the region, provisioned or serverless, in any state',
  observed: ['/State', '/StateInfo', '/ActiveOperationArn'],
})
