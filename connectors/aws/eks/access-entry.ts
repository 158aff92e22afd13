import type { AssociatedAccessPolicy, AccessEntry as AwsAccessEntry } from '@aws-sdk/client-eks'
import { evidenceType } from '../../kit/index.ts'

export interface AccessEntry {
  clusterName: string
  principalArn: string
  /** `DescribeAccessEntry`: the groups of Kubernetes that the principal is in. */
  AccessEntry: AwsAccessEntry | null
  /** `ListAssociatedAccessPolicies`: what EKS itself lets it do, and where. */
  AccessPolicies: AssociatedAccessPolicy[] | null
}

export const accessEntry = evidenceType<AccessEntry>({
  id: 'aws.eks.access-entry',
  title: 'Access entries of EKS clusters: which IAM principals may use them, and with what rights',
  reach: 'region',
  population:
    'every access entry of the EKS clusters of the account in the region; none of a cluster whose authentication mode is CONFIG_MAP, and what a cluster keeps in its aws-auth ConfigMap or in RBAC is not among them',
})
