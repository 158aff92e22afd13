import type { InstanceMetadata } from '@aws-sdk/client-sso-admin'
import { evidenceType } from '../../kit/index.ts'

/** One instance, as `ListInstances` answers it. */
export type Instance = InstanceMetadata

export const instance = evidenceType<Instance>({
  id: 'aws.sso-admin.instance',
  title: 'Instances of IAM Identity Center',
  reach: 'region',
  population:
    'every instance of IAM Identity Center in the region that the account sees: its organization’s, and its own',
})
