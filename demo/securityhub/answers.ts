import { type Answer, json } from '../kit/answer.ts'

// Wire shape of the AWS Security Hub API Reference (2018-10-26), GetEnabledStandards, which the emulator lacks.

export const answers: readonly Answer[] = [
  {
    service: 'securityhub',
    operation: /^POST \/standards\/get$/,
    respond: ({ region }) =>
      json({
        StandardsSubscriptions: [
          {
            StandardsArn: `arn:aws:securityhub:${region}::standards/aws-foundational-security-best-practices/v/1.0.0`,
            StandardsSubscriptionArn: `arn:aws:securityhub:${region}:210987654321:subscription/aws-foundational-security-best-practices/v/1.0.0`,
            StandardsInput: {},
            StandardsStatus: 'READY',
            StandardsControlsUpdatable: 'READY_FOR_UPDATES',
          },
        ],
      }),
  },
]
