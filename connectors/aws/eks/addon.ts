import type { Addon as AwsAddon } from '@aws-sdk/client-eks'
import { evidenceType } from '../../kit/index.ts'

export interface Addon {
  clusterName: string
  addonName: string
  /** `DescribeAddon`. */
  Addon: AwsAddon | null
}

export const addon = evidenceType<Addon>({
  id: 'aws.eks.addon',
  title: 'Add-ons of EKS clusters, their versions and roles',
  reach: 'region',
  population:
    'every EKS add-on of the EKS clusters of the account in the region; what was installed in other ways is not among them',
  observed: ['/Addon/health'],
})
