import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch'
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateTagsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2'
import {
  CreateGroupCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam'
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms'
import { CreateBucketCommand, PutBucketPolicyCommand, PutBucketTaggingCommand, S3Client } from '@aws-sdk/client-s3'
import { CreateTopicCommand, SetTopicAttributesCommand, SNSClient } from '@aws-sdk/client-sns'
import { seedAccount } from '../../demo/kit/account.ts'
import { NORTHWIND } from '../../demo/northwind.ts'
import { AWS_SECRET, TOKENS } from '../collect/redact/examples.ts'
import type { Env } from './command.ts'
import { PLANTED_FIELDS, plantFields } from './planted-fields.ts'

type Account = ReturnType<typeof seedAccount>

/** Made-up secrets that no form gives away, put where people put them. */
const SAID = {
  tag: 'Tr0ub4dor-planted-3',
  description: 'correct-horse-planted',
  key: 'planted-battery-staple',
  note: 'plantedWJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY',
  kms: 'planted-tag-of-kms',
  display: 'planted-display-name',
  delivery: 'planted-delivery-policy',
  referer: 'plantedReferer0OfACdn',
  condition: 'planted-condition-1',
  role: 'planted-role-description',
  user: 'planted-user-tag',
  header: 'YWRtaW46cGxhbnRlZDpwYXNz',
  account: 'plantedAccountKey0AbC==',
  flag: 'planted-by-flag',
} as const

/**
 * Of each form one, the same wherever it is planted: without line breaks, which tags and descriptions refuse, and without
 * AWS's signatures, of which another test says that a recording has none of ours.
 */
export const PLANTED_TOKENS = TOKENS.filter(([rule, token]) => rule !== 'aws-signature' && !token.includes('\n'))
const FORMS = PLANTED_TOKENS.map(([, token]) => token)
const of = (rule: string): string => TOKENS.find(([r]) => r === rule)?.[1] ?? ''

/** As they must be found nowhere: without the address in front, which is no secret. */
export const PLANTED: readonly string[] = [
  ...Object.values(SAID),
  ...PLANTED_FIELDS,
  AWS_SECRET,
  ...FORMS.map(token => token.replace(/^https:\/\/[^/]*/, '')),
]

export async function plantSecrets(env: Env): Promise<void> {
  const account = seedAccount(env.AWS_ENDPOINT_URL ?? '', NORTHWIND, {
    accessKeyId: env.AWS_ACCESS_KEY_ID ?? '',
    secretAccessKey: env.AWS_SECRET_ACCESS_KEY ?? '',
    sessionToken: env.AWS_SESSION_TOKEN ?? '',
  })
  await Promise.all([inBuckets(account), inNetwork(account), inKeys(account), inTopics(account), inPeople(account)])
  await inAlarms(account)
  await plantFields(account)
}

async function inBuckets(account: Account): Promise<void> {
  const s3 = account.client(S3Client)
  const Bucket = 'nwp-notes-of-an-engineer'
  await s3.send(new CreateBucketCommand({ Bucket }))
  const TagSet = [
    { Key: 'db_password', Value: SAID.tag },
    { Key: 'key', Value: AWS_SECRET },
  ]
  await s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } }))
  const statement = {
    Sid: of('twilio-key'),
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: [`arn:aws:s3:::${Bucket}/*`, `arn:aws:s3:::${Bucket}/${of('github-token')}`],
    Condition: {
      StringEquals: { 'aws:Referer': SAID.referer, 'aws:UserAgent': of('gitlab-token') },
      StringLike: { 'aws:PrincipalTag/password': SAID.condition },
    },
  }
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 1)
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }))
}

async function inNetwork(account: Account): Promise<void> {
  const ec2 = account.client(EC2Client)
  const group = { GroupName: of('slack-token'), Description: `password=${SAID.description}` }
  const { GroupId } = await ec2.send(new CreateSecurityGroupCommand(group))
  const IpRanges = FORMS.map((Description, i) => ({ CidrIp: `10.0.${i}.0/24`, Description }))
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges }]
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }))
  const Tags = [
    { Key: 'note', Value: `aws_secret_access_key=${SAID.note}` },
    { Key: 'Name', Value: of('slack-token') },
    { Key: of('stripe-key'), Value: 'a token as its name' },
    { Key: 'call', Value: `curl -H "Authorization: Basic ${SAID.header}" --token ${SAID.flag}` },
    ...FORMS.slice(0, 40).map((Value, i) => ({ Key: `note ${i}`, Value })),
  ]
  await ec2.send(new CreateTagsCommand({ Resources: [GroupId ?? ''], Tags }))
}

async function inKeys(account: Account): Promise<void> {
  const kms = account.client(KMSClient)
  await kms.send(new CreateKeyCommand({ Description: `postgres://admin:${SAID.key}@db.internal/pay` }))
  await kms.send(
    new CreateKeyCommand({ Description: of('jwt'), Tags: [{ TagKey: 'signing_key', TagValue: SAID.kms }] }),
  )
  for (const Description of FORMS) await kms.send(new CreateKeyCommand({ Description: `see ${Description}` }))
}

async function inTopics(account: Account): Promise<void> {
  const sns = account.client(SNSClient)
  const Attributes = { DisplayName: `password=${SAID.display}` }
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: of('gitlab-token'), Attributes }))
  const AttributeValue = JSON.stringify({
    http: { requestPolicy: { client_secret: SAID.delivery, note: of('openai-key') } },
  })
  await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: 'DeliveryPolicy', AttributeValue }))
}

async function inPeople(account: Account): Promise<void> {
  const iam = account.client(IAMClient)
  const UserName = of('github-token')
  await iam.send(new CreateUserCommand({ UserName, Tags: [{ Key: 'smtp_pass', Value: SAID.user }] }))
  await iam.send(new CreateGroupCommand({ GroupName: of('google-api-key') }))
  const Condition = { StringEquals: { 'aws:UserAgent': of('twilio-key') } }
  const administrator = { Effect: 'Allow', Action: '*', Resource: '*' }
  const secret = { Effect: 'Allow', Action: 's3:*', Resource: `arn:aws:iam::${NORTHWIND}:user/${UserName}`, Condition }
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [administrator, secret] })
  await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: of('anthropic-key'), PolicyDocument }))
  const Description = `AccountKey=${SAID.account}`
  await iam.send(new CreatePolicyCommand({ PolicyName: of('digitalocean-token'), PolicyDocument, Description }))
  const trust = { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }
  const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [trust] })
  const role = { RoleName: of('huggingface-token'), Description: `pw=${SAID.role}` }
  await iam.send(new CreateRoleCommand({ ...role, AssumeRolePolicyDocument }))
}

async function inAlarms(account: Account): Promise<void> {
  const cloudwatch = account.client(CloudWatchClient)
  const alarm = {
    MetricName: 'm',
    Namespace: 'n',
    EvaluationPeriods: 1,
    Period: 60,
    Threshold: 1,
    Statistic: 'Sum' as const,
  }
  const compared = { ...alarm, ComparisonOperator: 'GreaterThanThreshold' as const }
  for (const token of FORMS)
    await cloudwatch.send(
      new PutMetricAlarmCommand({ ...compared, AlarmName: `nightly ${token}`, AlarmDescription: token }),
    )
}
