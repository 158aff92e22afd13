import type { Nodegroup } from '@aws-sdk/client-eks'
import { evidenceType } from '../../kit/index.ts'

export interface NodeGroup {
  clusterName: string
  nodegroupName: string
  /** `DescribeNodegroup`. */
  Nodegroup: Nodegroup | null
}

export const nodeGroup = evidenceType<NodeGroup>({
  id: 'aws.eks.node-group',
  title: 'Managed node groups of EKS clusters',
  reach: 'region',
  population: 'every managed node group of the EKS clusters of the account in the region, in any state',
  observed: ['/Nodegroup/health', '/Nodegroup/scalingConfig/desiredSize'],
})
