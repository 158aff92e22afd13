import type { Attribute, InstanceSummary } from '@aws-sdk/client-connect'
import { evidenceType } from '../../kit/index.ts'

/** One instance, as `ListInstances` answers it. */
export interface Instance extends InstanceSummary {
  /** `ListInstanceAttributes`: what is turned on, the logs of flows among them. */
  Attributes: Attribute[] | null
}

export const instance = evidenceType<Instance>({
  id: 'aws.connect.instance',
  title: 'Contact centers of Amazon Connect, and what is turned on in them',
  reach: 'region',
  population:
    'every instance of Amazon Connect of the account in the region, in any state; users, flows and contacts are not asked for',
})
