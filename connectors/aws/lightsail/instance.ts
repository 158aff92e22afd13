import type { Instance as AwsInstance } from '@aws-sdk/client-lightsail'
import { evidenceType } from '../../kit/index.ts'

/** One instance, as `GetInstances` answers it, with its ports and add-ons. */
export type Instance = AwsInstance

export const instance = evidenceType<Instance>({
  id: 'aws.lightsail.instance',
  title: 'Lightsail instances, their ports, snapshots and metadata service',
  reach: 'region',
  population: 'every Lightsail instance of the account in the region, in any state',
  observed: ['/state', '/instanceStatus', '/systemStatus'],
})
