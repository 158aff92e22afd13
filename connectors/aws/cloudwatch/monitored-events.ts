import type { Claim, EventKind } from '../logs/filter-coverage.ts'

/** What an alarm must be told of: one row for each, ids and events being all that differs. */
export interface Monitored {
  readonly id: string
  /** Completes "An alarm tells of …". */
  readonly of: string
  readonly kinds: readonly EventKind[]
  /** Single events are noise, and how many there are is what matters: the threshold is stated, not judged. */
  readonly rate?: true
  readonly securityHub?: string
}

const field = {
  event: '$.eventName',
  source: '$.eventSource',
  userType: '$.userIdentity.type',
}

/** API calls of one service. That it is the service's own is known, so a pattern may ask for the source as well. */
function calls(source: string, names: string): EventKind[] {
  return names.split(/\s+/).map(name => ({ [field.source]: { is: source }, [field.event]: { is: name } }))
}

/** S3's own log delivery and HeadBucket are refused all day; the published pattern may leave them out. */
const refused = (code: string): EventKind => ({
  '$.errorCode': { is: code },
  '$.sourceIPAddress': { isNot: 'delivery.logs.amazonaws.com' },
  [field.event]: { isNot: 'HeadBucket' },
})

const signIn: EventKind = { [field.event]: { is: 'ConsoleLogin' } }

/**
 * The events that the CIS AWS Foundations Benchmark (7.0.0, section 5; the same since 3.0.0) and Security Hub
 * CloudWatch.1–14 name for each alarm. Where their patterns differ (sign-in of IAM users only, or of all), the narrower
 * one is enough.
 */
export const monitored: readonly Monitored[] = [
  {
    id: 'unauthorized-api-calls',
    of: 'refused API calls',
    kinds: [refused('*UnauthorizedOperation'), refused('AccessDenied*')],
    rate: true,
    securityHub: 'CloudWatch.2',
  },
  {
    id: 'console-login-without-mfa',
    of: 'console sign-ins without MFA',
    kinds: [
      {
        ...signIn,
        '$.additionalEventData.MFAUsed': { isNot: 'Yes' },
        [field.userType]: { is: 'IAMUser' },
        '$.responseElements.ConsoleLogin': { is: 'Success' },
      },
    ],
    securityHub: 'CloudWatch.3',
  },
  {
    id: 'root-use',
    of: 'use of the root user',
    kinds: [
      {
        [field.userType]: { is: 'Root' },
        '$.userIdentity.invokedBy': 'missing',
        '$.eventType': { isNot: 'AwsServiceEvent' },
      },
    ],
    securityHub: 'CloudWatch.1',
  },
  {
    id: 'iam-policy-changes',
    of: 'changes of IAM policies',
    kinds: calls(
      'iam.amazonaws.com',
      `DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy
       DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy
       DetachUserPolicy AttachGroupPolicy DetachGroupPolicy`,
    ),
    securityHub: 'CloudWatch.4',
  },
  {
    id: 'cloudtrail-changes',
    of: 'changes of CloudTrail',
    kinds: calls('cloudtrail.amazonaws.com', 'CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging'),
    securityHub: 'CloudWatch.5',
  },
  {
    id: 'console-login-failures',
    of: 'failed console sign-ins',
    kinds: [{ ...signIn, '$.errorMessage': { is: 'Failed authentication' } }],
    rate: true,
    securityHub: 'CloudWatch.6',
  },
  {
    id: 'kms-key-disabled-or-deleted',
    of: 'KMS keys that are disabled or deleted',
    kinds: calls('kms.amazonaws.com', 'DisableKey ScheduleKeyDeletion'),
    securityHub: 'CloudWatch.7',
  },
  {
    id: 's3-bucket-policy-changes',
    of: 'changes of S3 bucket policies',
    kinds: calls(
      's3.amazonaws.com',
      `PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy
       DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication`,
    ),
    securityHub: 'CloudWatch.8',
  },
  {
    id: 'config-changes',
    of: 'changes of AWS Config',
    kinds: calls(
      'config.amazonaws.com',
      'StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder',
    ),
    securityHub: 'CloudWatch.9',
  },
  {
    id: 'security-group-changes',
    of: 'changes of security groups',
    kinds: calls(
      'ec2.amazonaws.com',
      `AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress
       RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup`,
    ),
    securityHub: 'CloudWatch.10',
  },
  {
    id: 'network-acl-changes',
    of: 'changes of network ACLs',
    kinds: calls(
      'ec2.amazonaws.com',
      `CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry
       ReplaceNetworkAclAssociation`,
    ),
    securityHub: 'CloudWatch.11',
  },
  {
    id: 'network-gateway-changes',
    of: 'changes of network gateways',
    kinds: calls(
      'ec2.amazonaws.com',
      `CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway
       DetachInternetGateway`,
    ),
    securityHub: 'CloudWatch.12',
  },
  {
    id: 'route-table-changes',
    of: 'changes of route tables',
    kinds: calls(
      'ec2.amazonaws.com',
      `CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute
       DisassociateRouteTable`,
    ),
    securityHub: 'CloudWatch.13',
  },
  {
    id: 'vpc-changes',
    of: 'changes of VPCs',
    kinds: calls(
      'ec2.amazonaws.com',
      `CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection CreateVpcPeeringConnection
       DeleteVpcPeeringConnection RejectVpcPeeringConnection AttachClassicLinkVpc DetachClassicLinkVpc
       DisableVpcClassicLink EnableVpcClassicLink`,
    ),
    securityHub: 'CloudWatch.14',
  },
  {
    id: 'organizations-changes',
    of: 'changes of AWS Organizations',
    kinds: calls(
      'organizations.amazonaws.com',
      `AcceptHandshake AttachPolicy CreateAccount CreateOrganizationalUnit CreatePolicy DeclineHandshake
       DeleteOrganization DeleteOrganizationalUnit DeletePolicy DetachPolicy DisablePolicyType EnablePolicyType
       InviteAccountToOrganization LeaveOrganization MoveAccount RemoveAccountFromOrganization UpdatePolicy
       UpdateOrganizationalUnit`,
    ),
  },
]

/** An everyday event: somebody looks at something. */
const everyday: EventKind = {
  ...Object.fromEntries(
    ['errorCode', 'errorMessage', 'userIdentity.invokedBy', 'responseElements.ConsoleLogin'].map(
      (name): [string, Claim] => [`$.${name}`, 'missing'],
    ),
  ),
  [field.source]: { is: 'sts.amazonaws.com' },
  [field.event]: { is: 'GetCallerIdentity' },
  [field.userType]: { is: 'AssumedRole' },
  '$.eventType': { is: 'AwsApiCall' },
  '$.sourceIPAddress': { is: '198.51.100.7' },
}

/**
 * Everyday events, of any service and of the one that is watched. A pattern that counts them too keeps its alarm on for
 * good, and tells of nothing.
 */
export function everydayOf({ kinds }: Monitored): EventKind[] {
  const claim = kinds[0]?.[field.source]
  return claim === undefined
    ? [everyday]
    : [everyday, { ...everyday, [field.source]: claim, [field.event]: { is: 'ListAll' } }]
}
