import { type Answer, type AnswerResponse, json } from '../kit/answer.ts'

const MAIN = 'us-east-1'

// Wire shape of the AWS Security Hub API Reference (2018-10-26), GetEnabledStandards, which the emulator lacks.

/** How Security Hub answers in a region where it is off, whatever it is asked. */
const notSubscribed = (account: string): AnswerResponse => ({
  status: 401,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'InvalidAccessException' },
  body: JSON.stringify({
    Message: `Account ${account} is not subscribed to AWS Security Hub`,
    Code: 'InvalidAccessException',
  }),
})

export const answers: readonly Answer[] = [
  {
    service: 'securityhub',
    operation: /./,
    respond: ({ region }) => (region === MAIN ? null : notSubscribed('210987654321')),
  },
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
