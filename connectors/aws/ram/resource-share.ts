import type { ResourceShare as AwsResourceShare, ResourceShareAssociation } from '@aws-sdk/client-ram'
import { evidenceType } from '../../kit/index.ts'

export interface ResourceShare {
  /** Of `GetResourceShares`. */
  ResourceShare: AwsResourceShare
  /** `GetResourceShareAssociations`: with whom, and whether they are outside the organization. */
  Principals: ResourceShareAssociation[] | null
  /** `GetResourceShareAssociations`: what. */
  Resources: ResourceShareAssociation[] | null
}

export const resourceShare = evidenceType<ResourceShare>({
  id: 'aws.ram.resource-share',
  title: 'Resource shares of the account: what it shares, and with whom',
  reach: 'region',
  population:
    'every resource share that the account owns in the region (resourceOwner=SELF), in any state; AWS lists deleted ones for two hours more',
})
