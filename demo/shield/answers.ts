import { type Answer, json } from '../kit/answer.ts'

// Wire shapes of the AWS Shield API Reference. Northwind Pay has no subscription, of which the emulator knows no state.

const none: Pick<Answer, 'service' | 'respond'> = {
  service: 'shield',
  respond: () => json({ __type: 'ResourceNotFoundException', message: 'The subscription does not exist.' }, 400),
}

export const answers: readonly Answer[] = [
  { service: 'shield', operation: 'GetSubscriptionState', respond: () => json({ SubscriptionState: 'INACTIVE' }) },
  { ...none, operation: 'DescribeSubscription' },
  { ...none, operation: 'DescribeEmergencyContactSettings' },
  { ...none, operation: 'DescribeDRTAccess' },
  { ...none, operation: 'ListProtections' },
]
