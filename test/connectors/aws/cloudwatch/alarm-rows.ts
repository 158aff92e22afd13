import type { Row, RowResource } from '../../../kit/table.ts'

export const ACCOUNT = '111122223333'

const any = (names: string) =>
  names
    .split(/\s+/)
    .map(name => `($.eventName = ${name})`)
    .join(' || ')
const from = (source: string, names: string) => `{ ($.eventSource = ${source}.amazonaws.com) && (${any(names)}) }`

/** A pattern for each alarm as users have it: events spelled out here on purpose, apart from the table under test. */
export const patterns: Readonly<Record<string, string>> = {
  'unauthorized-api-calls':
    '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") && ($.sourceIPAddress != "delivery.logs.amazonaws.com") && ($.eventName != "HeadBucket") }',
  'console-login-without-mfa':
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  'root-use':
    '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }',
  'iam-policy-changes': `{ ${any('PutUserPolicy PutRolePolicy PutGroupPolicy DeleteUserPolicy DeleteRolePolicy DeleteGroupPolicy AttachUserPolicy AttachRolePolicy AttachGroupPolicy DetachUserPolicy DetachRolePolicy DetachGroupPolicy CreatePolicy CreatePolicyVersion DeletePolicy DeletePolicyVersion')} }`,
  'cloudtrail-changes': `{ ${any('StopLogging StartLogging DeleteTrail UpdateTrail CreateTrail')} }`,
  'console-login-failures': '{ ($.eventName = ConsoleLogin) && ($.errorMessage = "Failed authentication") }',
  'kms-key-disabled-or-deleted': from('kms', 'ScheduleKeyDeletion DisableKey'),
  's3-bucket-policy-changes': from(
    's3',
    'PutBucketPolicy PutBucketAcl PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication',
  ),
  'config-changes': from(
    'config',
    'PutConfigurationRecorder StopConfigurationRecorder PutDeliveryChannel DeleteDeliveryChannel',
  ),
  'security-group-changes': `{ ${any('CreateSecurityGroup DeleteSecurityGroup AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress')} }`,
  'network-acl-changes': `{ ${any('CreateNetworkAcl DeleteNetworkAcl CreateNetworkAclEntry DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation')} }`,
  'network-gateway-changes': `{ ${any('CreateCustomerGateway DeleteCustomerGateway CreateInternetGateway DeleteInternetGateway AttachInternetGateway DetachInternetGateway')} }`,
  'route-table-changes': from(
    'ec2',
    'CreateRoute ReplaceRoute DeleteRoute CreateRouteTable DeleteRouteTable ReplaceRouteTableAssociation DisassociateRouteTable',
  ),
  'vpc-changes': `{ ${any('CreateVpc DeleteVpc ModifyVpcAttribute CreateVpcPeeringConnection AcceptVpcPeeringConnection RejectVpcPeeringConnection DeleteVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc EnableVpcClassicLink DisableVpcClassicLink')} }`,
  'organizations-changes': from(
    'organizations',
    'CreateAccount InviteAccountToOrganization AcceptHandshake DeclineHandshake LeaveOrganization MoveAccount RemoveAccountFromOrganization CreateOrganizationalUnit UpdateOrganizationalUnit DeleteOrganizationalUnit DeleteOrganization CreatePolicy UpdatePolicy DeletePolicy AttachPolicy DetachPolicy EnablePolicyType DisablePolicyType',
  ),
}

export const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT}:security`

const trail = {
  IsMultiRegionTrail: true,
  HasCustomEventSelectors: false,
  Status: { IsLogging: true },
  Deliveries: {},
  EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }],
  AdvancedEventSelectors: null,
  CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:trail:*`,
}
const alarm = {
  Statistic: 'Sum',
  EvaluationPeriods: 1,
  Namespace: 'Security',
  MetricName: 'Events',
  Dimensions: [],
  ComparisonOperator: 'GreaterThanOrEqualToThreshold',
  Threshold: 1,
  ActionsEnabled: true,
  AlarmActions: [TOPIC],
}
/** SNS's default policy: whoever belongs to the topic's owner. */
export const byDefault = {
  Effect: 'Allow',
  Principal: { AWS: '*' },
  Action: ['SNS:GetTopicAttributes', 'SNS:Publish'],
  Resource: TOPIC,
  Condition: { StringEquals: { 'AWS:SourceOwner': ACCOUNT } },
}
export const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [byDefault] })
const topic = { Attributes: { Policy }, Subscriptions: [{ SubscriptionArn: `${TOPIC}:5f1e` }] }
/** A rule that mutes the alarm, right now. */
const mute = {
  Status: 'ACTIVE',
  MuteType: 'RECURRING',
  Rule: { Schedule: { Expression: 'cron(0 2 * * *)', Duration: 'PT4H' } },
  MuteTargets: { AlarmNames: ['alarm'] },
}
const filter = (filterPattern: string) => ({
  logGroupName: 'trail',
  filterPattern,
  metricTransformations: [{ metricNamespace: 'Security', metricName: 'Events', metricValue: '1' }],
})

/** Changes to a chain that tells: each replaces fields of one link; `gaps` were not read of it. */
export interface Links {
  trail?: object
  filter?: object
  alarm?: object
  topic?: object
  /** Mute rules of the account; none unless a row has some. */
  mutes?: readonly object[]
  alarmArn?: string
  /** Keys of the account; none unless a row has some. */
  keys?: readonly RowResource[]
  region?: string
  gaps?: Partial<Record<'trail' | 'filter' | 'alarm' | 'topic', string[]>>
}

/** The populations of a whole chain for a pattern. */
export function chainOf(pattern: string, links: Links = {}): NonNullable<Row['read']> {
  const region = links.region ?? 'us-east-1'
  const one = (settings: object, gaps: string[] | undefined, id: string): RowResource[] => [
    { id, name: id, region, settings: { ...settings }, gaps: gaps ?? [] },
  ]
  return {
    trails: one({ ...trail, ...links.trail }, links.gaps?.trail, 'trail'),
    filters: one({ ...filter(pattern), ...links.filter }, links.gaps?.filter, 'filter'),
    alarms: one({ ...alarm, ...links.alarm }, links.gaps?.alarm, links.alarmArn ?? 'alarm'),
    mutes: (links.mutes ?? []).map(settings => ({
      id: 'night',
      name: 'night',
      region,
      settings: { ...mute, ...settings },
    })),
    topics: one({ ...topic, ...links.topic }, links.gaps?.topic, TOPIC),
    keys: links.keys ?? [],
    organizations: [{ settings: {} }],
  }
}
