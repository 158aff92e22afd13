import type { FargateProfile as AwsFargateProfile } from '@aws-sdk/client-eks'
import { evidenceType } from '../../kit/index.ts'

export interface FargateProfile {
  clusterName: string
  fargateProfileName: string
  /** `DescribeFargateProfile`. */
  FargateProfile: AwsFargateProfile | null
}

export const fargateProfile = evidenceType<FargateProfile>({
  id: 'aws.eks.fargate-profile',
  title: 'Fargate profiles of EKS clusters: which pods run without nodes of the customer',
  reach: 'region',
  population: 'every Fargate profile of the EKS clusters of the account in the region, in any state',
  observed: ['/FargateProfile/health'],
})
