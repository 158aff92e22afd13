import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  PutMetricFilterCommand,
  PutResourcePolicyCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs'
import type { SeedAccount } from '../kit/account.ts'
import type { Seed } from '../kit/services.ts'
import { keyArn } from '../kms/key.ts'

/** Where the audit trail delivers; `seedCloudtrail` names it too. */
export const TRAIL_LOGS = '/nwp/audit-trail'
export const NAMESPACE = 'NorthwindPay/Security'

interface Group {
  name: string
  days?: number
  key?: boolean
}

const GROUPS: readonly (readonly Group[])[] = [
  [
    { name: TRAIL_LOGS, days: 400, key: true },
    { name: '/nwp/payments-api', days: 365 },
    { name: '/aws/lambda/card-authorizer', days: 30 },
    { name: '/aws/lambda/statement-mailer' },
    { name: '/aws/rds/cluster/nwp-ledger/postgresql', days: 731, key: true },
    { name: '/aws/rds/instance/nwp-payments/postgresql', days: 365 },
  ],
  [{ name: '/nwp/payouts', days: 90 }, { name: '/aws/lambda/payout-import' }],
]

const any = (names: string) =>
  names
    .split(' ')
    .map(name => `($.eventName = ${name})`)
    .join(' || ')

/** Name of the metric, then the pattern. SecurityGroupChanges leaves out one deployer, so it does not count all. */
export const FILTERS: Readonly<Record<string, string>> = {
  RootUse:
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  SignInWithoutMfa: '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") }',
  FailedSignIns: '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  TrailChanges: `{ ${any('CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging')} }`,
  KeyLoss: `{ ($.eventSource = kms.amazonaws.com) && (${any('DisableKey ScheduleKeyDeletion')}) }`,
  RefusedCalls: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  SecurityGroupChanges: `{ (${any('AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup')}) && ($.userIdentity.userName != "deployer") }`,
  ConfigChanges: `{ ($.eventSource = config.amazonaws.com) && (${any('StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder')}) }`,
}

/** Northwind Pay's log groups, and what is counted of its audit trail; `seedCloudwatch` sets alarms on some of it. */
export async function seedLogs(account: SeedAccount): Promise<void> {
  for (const [index, region] of account.regions.entries())
    for (const group of GROUPS[index] ?? []) await makeGroup(account, region, group)
  const client = account.client(CloudWatchLogsClient)
  for (const [metricName, filterPattern] of Object.entries(FILTERS)) {
    const metricTransformations = [{ metricName, metricNamespace: NAMESPACE, metricValue: '1' }]
    const filter = { logGroupName: TRAIL_LOGS, filterName: metricName, filterPattern, metricTransformations }
    await client.send(new PutMetricFilterCommand(filter))
  }
  const policyDocument = JSON.stringify(deliveries(account.id))
  await client.send(new PutResourcePolicyCommand({ policyName: 'AWSLogDeliveryWrite20150319', policyDocument }))
}

/** Lets AWS deliver logs of its services to the account's log groups. */
const deliveries = (account: string) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'AWSLogDeliveryWrite',
      Effect: 'Allow',
      Principal: { Service: 'delivery.logs.amazonaws.com' },
      Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      Resource: `arn:aws:logs:us-east-1:${account}:log-group:/nwp/*:log-stream:*`,
      Condition: { StringEquals: { 'aws:SourceAccount': account } },
    },
  ],
})

async function makeGroup(account: SeedAccount, region: string, { name, days, key }: Group): Promise<void> {
  const client = account.client(CloudWatchLogsClient, region)
  const tags = { owner: 'platform' }
  await client.send(
    new CreateLogGroupCommand({
      logGroupName: name,
      tags,
      ...(key && { kmsKeyId: await keyArn(account, 'nwp-data', region) }),
    }),
  )
  if (days) await client.send(new PutRetentionPolicyCommand({ logGroupName: name, retentionInDays: days }))
}

export default { since: 1380, after: ['kms'], fill: seedLogs } satisfies Seed
