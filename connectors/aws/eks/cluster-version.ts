import type { ClusterVersionInformation } from '@aws-sdk/client-eks'
import { evidenceType } from '../../kit/index.ts'

/** One version of Kubernetes, as `DescribeClusterVersions` answers it. */
export type ClusterVersion = ClusterVersionInformation

export const clusterVersion = evidenceType<ClusterVersion>({
  id: 'aws.eks.cluster-version',
  title: 'Kubernetes versions of EKS, and how long AWS supports them',
  reach: 'region',
  population:
    'every version of Kubernetes that EKS knows in the region, those that are no longer supported among them; none where the account has no cluster there',
})
