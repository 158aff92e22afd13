import type { AddonInfo } from '@aws-sdk/client-eks'
import { evidenceType } from '../../kit/index.ts'

/** One add-on with its versions, as `DescribeAddonVersions` answers it. */
export type AddonVersion = AddonInfo

export const addonVersion = evidenceType<AddonVersion>({
  id: 'aws.eks.addon-version',
  title: 'Add-ons that EKS offers, and their versions',
  reach: 'region',
  population:
    'every add-on that EKS offers in the region, installed or not; none where the account has no cluster there',
})
