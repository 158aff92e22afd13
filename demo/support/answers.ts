import { type Answer, json } from '../kit/answer.ts'

// Wire shape of the AWS Support API Reference; the emulator answers every account. Northwind Pay has the Basic plan.

export const answers: readonly Answer[] = [
  {
    service: 'support',
    operation: 'DescribeSeverityLevels',
    respond: () =>
      json(
        {
          __type: 'SubscriptionRequiredException',
          message: 'Amazon Web Services Premium Support Subscription is required to use this service.',
        },
        400,
      ),
  },
]
