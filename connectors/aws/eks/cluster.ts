import type { Cluster as AwsCluster } from '@aws-sdk/client-eks'
import { evidenceType, type Json, Unjudgeable } from '../../kit/index.ts'

export interface Cluster {
  name: string
  /** `DescribeCluster`. A member that AWS leaves out was not set: `encryptionConfig`, `outpostConfig`. */
  Cluster: AwsCluster | null
}

export const cluster = evidenceType<Cluster>({
  id: 'aws.eks.cluster',
  title: 'EKS clusters, their endpoints, versions, logs and encryption',
  reach: 'region',
  population:
    'every EKS cluster of the account in the region, in any state; clusters elsewhere that are registered with EKS are not listed',
  observed: ['/Cluster/health'],
  secrets: [{ pointer: '/Cluster/connectorConfig/activationCode', rule: 'eks-activation-code' }],
})

export function clusterOf({ Cluster: of }: Json<Cluster>): Json<AwsCluster> {
  if (of === null) throw new Unjudgeable('AWS answered no settings of the cluster.')
  return of
}
