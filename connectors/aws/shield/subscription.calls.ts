import {
  DescribeDRTAccessCommand,
  DescribeEmergencyContactSettingsCommand,
  DescribeSubscriptionCommand,
  GetSubscriptionStateCommand,
  ShieldClient,
} from '@aws-sdk/client-shield'
import { call, type ErrorPattern, type Reader } from '../../kit/index.ts'
import type { Subscription } from './subscription.ts'

/** What every call of Shield Advanced answers an account that does not have it. */
export const NO_SUBSCRIPTION: readonly ErrorPattern[] = [
  { name: 'ResourceNotFoundException', message: /subscription does not exist/i },
]
const of = { client: ShieldClient, absent: NO_SUBSCRIPTION }

export const getSubscriptionState = call({
  action: 'shield:GetSubscriptionState',
  client: ShieldClient,
  command: GetSubscriptionStateCommand,
})

export const describeSubscription = call({
  ...of,
  action: 'shield:DescribeSubscription',
  command: DescribeSubscriptionCommand,
})

export const describeEmergencyContactSettings = call({
  ...of,
  action: 'shield:DescribeEmergencyContactSettings',
  command: DescribeEmergencyContactSettingsCommand,
})

export const describeDRTAccess = call({ ...of, action: 'shield:DescribeDRTAccess', command: DescribeDRTAccessCommand })

const read: Reader<Subscription> = async function* (aws) {
  yield {
    id: aws.accountArn,
    name: aws.account,
    settings: {
      SubscriptionState: aws.get(getSubscriptionState, {}, r => r.SubscriptionState),
      Subscription: aws.get(describeSubscription, {}, r => r.Subscription),
      EmergencyContactList: aws.get(describeEmergencyContactSettings, {}, r => r.EmergencyContactList),
      DRTAccess: aws.get(describeDRTAccess, {}, ({ RoleArn, LogBucketList }) => ({ RoleArn, LogBucketList })),
    },
  }
}

export default read
