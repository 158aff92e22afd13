import type {
  Subscription as AwsSubscription,
  DescribeDRTAccessResponse,
  EmergencyContact,
  SubscriptionState,
} from '@aws-sdk/client-shield'
import { evidenceType } from '../../kit/index.ts'

export interface Subscription {
  /** `GetSubscriptionState`: `ACTIVE` where the account has Shield Advanced. */
  SubscriptionState: SubscriptionState | null
  /** `DescribeSubscription`; `null` without Shield Advanced. */
  Subscription: AwsSubscription | null
  /** `DescribeEmergencyContactSettings`: whom the response team of AWS calls. */
  EmergencyContactList: EmergencyContact[] | null
  /** `DescribeDRTAccess`: what that team may see. */
  DRTAccess: Omit<DescribeDRTAccessResponse, '$metadata'> | null
}

export const subscription = evidenceType<Subscription>({
  id: 'aws.shield.subscription',
  title: 'Shield Advanced: whether the account has it, and whom AWS calls during an attack',
  reach: 'account',
  population: 'the account; every account has Shield Standard, which has no settings',
})
