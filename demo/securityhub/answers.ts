import { type Answer, type AnswerResponse, json } from '../kit/answer.ts'
import { daysAgo } from '../kit/clock.ts'
import { NORTHWIND } from '../northwind.ts'

const MAIN = 'us-east-1'

// Wire shape of the AWS Security Hub API Reference (2018-10-26), GetEnabledStandards and what is about the
// organization, which the emulator lacks or has otherwise: nobody administers Security Hub CSPM for it.

/** How Security Hub answers in a region where it is off, whatever it is asked. */
const notSubscribed = (account: string): AnswerResponse => ({
  status: 401,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'InvalidAccessException' },
  body: JSON.stringify({
    Message: `Account ${account} is not subscribed to AWS Security Hub`,
    Code: 'InvalidAccessException',
  }),
})

/** A control of Security Hub itself that has failed for months. */
const ofControl = (now: Date, Region: string) => ({
  ...{ SchemaVersion: '2018-10-08', ProductName: 'Security Hub', CompanyName: 'AWS', Region, AwsAccountId: NORTHWIND },
  Id: `arn:aws:securityhub:${Region}:${NORTHWIND}:security-control/EC2.19/finding/6d1f0c1e-93a4-4a70-9a13-1c6f27b0a001`,
  ProductArn: `arn:aws:securityhub:${Region}::product/aws/securityhub`,
  GeneratorId: 'security-control/EC2.19',
  Types: ['Software and Configuration Checks/Industry and Regulatory Standards'],
  ...{ FirstObservedAt: daysAgo(now, 140), CreatedAt: daysAgo(now, 140) },
  ...{ LastObservedAt: daysAgo(now, 0.5), UpdatedAt: daysAgo(now, 0.5) },
  Severity: { Label: 'CRITICAL', Normalized: 90, Original: 'CRITICAL' },
  Title: 'Security groups should not allow unrestricted access to ports with high risk',
  Description: 'A security group lets everybody reach a port that is often attacked.',
  Resources: [
    { Type: 'AwsEc2SecurityGroup', Id: `arn:aws:ec2:${Region}:${NORTHWIND}:security-group/sg-0a1b2c3d`, Region },
  ],
  Compliance: { Status: 'FAILED', SecurityControlId: 'EC2.19' },
  ...{ Workflow: { Status: 'NEW' }, WorkflowState: 'NEW', RecordState: 'ACTIVE' },
})

const notAdministrator = (account: string): AnswerResponse => ({
  status: 401,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': 'InvalidAccessException' },
  body: JSON.stringify({
    Message: `Account ${account} is not an administrator for this organization`,
    Code: 'InvalidAccessException',
  }),
})

export const answers: readonly Answer[] = [
  {
    service: 'securityhub',
    operation: /^GET \/organization\/admin$/,
    respond: () => json({ AdminAccounts: [] }),
  },
  {
    service: 'securityhub',
    operation: /./,
    respond: ({ region }) => (region === MAIN ? null : notSubscribed(NORTHWIND)),
  },
  {
    service: 'securityhub',
    operation: /^GET \/organization\/configuration$/,
    respond: () => notAdministrator(NORTHWIND),
  },
  { service: 'securityhub', operation: /^GET \/administrator$/, respond: () => json({}) },
  {
    service: 'securityhub',
    operation: /^POST \/findings$/,
    respond: ({ now, region }) => json({ Findings: [ofControl(now, region)] }),
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
