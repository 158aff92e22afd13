import { describe, expect, test } from 'vitest'
import { ACCOUNT, accessIn, type Document, type Entity, type Scenario, type Statement } from './scenario.ts'

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess'
const ALL: Statement = { Effect: 'Allow', Action: '*', Resource: '*' }
const allow = (more: object): Statement => ({ Effect: 'Allow', Resource: '*', ...more })
const deny = (more: object): Statement => ({ Effect: 'Deny', Resource: '*', ...more })
const document = (...Statement: Statement[]): Document => ({ Version: '2012-10-17', Statement })

/** What a group gives, and a boundary takes, beside what is one's own. */
interface Case {
  own?: Statement[][]
  attached?: string[]
  group?: Statement[][]
  groupAttached?: string[]
  boundary?: Statement[]
  scps?: Document[]
}

const inline = (all: Statement[][] = []) => Object.fromEntries(all.map((one, i) => [`p${i}`, document(...one)]))

function scenarioOf({ own, attached = [], group, groupAttached, boundary, scps }: Case, as: 'user' | 'role'): Scenario {
  const limit = `arn:aws:iam::${ACCOUNT}:policy/limit`
  const trust = document(allow({ Action: 'sts:AssumeRole', Principal: { Service: 'ec2.amazonaws.com' } }))
  const one: Entity = {
    ...{ name: 'one', inline: inline(own), attached, groups: ['team'] },
    ...(boundary && { boundary: limit }),
    ...(as === 'role' && { trust }),
  }
  return {
    ...{ scenario: 'administrators', path: null, bucketPolicies: {}, resources: [] },
    users: as === 'user' ? [one] : [],
    roles: as === 'role' ? [one] : [],
    groups: [{ name: 'team', inline: inline(group), attached: groupAttached ?? [] }],
    policies: boundary ? { [limit]: document(...boundary) } : {},
    ...(scps && { scps }),
    expected: { escalations: [], chains: [], administrators: { yes: [], no: [] } },
  }
}

async function isOf(of: Case, as: 'user' | 'role'): Promise<string> {
  const { members } = await accessIn(scenarioOf(of, as))
  const found = members.get(`arn:aws:iam::${ACCOUNT}:${as}/one`)?.settings as unknown as {
    Administrator: { Is: string }
  }
  return found.Administrator.Is
}

const IAM = allow({ Action: 'iam:*' })
const NOT_IAM = allow({ NotAction: 'iam:*' })
const MANY =
  'access-analyzer account acm apigateway athena autoscaling backup batch cloudformation cloudfront cloudtrail cloudwatch codebuild codecommit cognito-idp config dynamodb ec2 ecr ecs eks elasticache elasticloadbalancing es events glacier glue guardduty iam kinesis kms lambda logs organizations rds redshift route53 s3 sagemaker secretsmanager ses sns sqs ssm states sts waf'
    .split(' ')
    .map(service => `${service}:*`)
const FIFTEEN = MANY.filter((_, i) => i % 3 === 1).slice(0, 15)

describe.each(['user', 'role'] as const)('a %s', as => {
  test.each<[string, Case]>([
    ['with the policy of AWS', { attached: [ADMINISTRATOR] }],
    ['with one of its own', { own: [[ALL]] }],
    ['with IAM and all but IAM, in two policies', { own: [[IAM], [NOT_IAM]] }],
    ['with S3 and all but S3, in one', { own: [[allow({ Action: 's3:*' }), allow({ NotAction: 's3:*' })]] }],
    ['with very many services', { own: [[allow({ Action: MANY })]] }],
    [
      'with actions in capitals',
      { own: [[allow({ Action: ['IAM:*', 'Ec2:*'] }), allow({ NotAction: ['iam:*', 'ec2:*'] })]] },
    ],
    ['with `*:*`', { own: [[allow({ Action: '*:*' })]] }],
    ['within a boundary that allows everything', { own: [[ALL]], boundary: [ALL] }],
    ['within one in two statements', { own: [[IAM], [NOT_IAM]], boundary: [IAM, NOT_IAM] }],
    [
      'but not to stop trails',
      { own: [[ALL, deny({ Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'] })]] },
    ],
    [
      'but not in another account',
      { own: [[ALL, deny({ Action: '*', Resource: 'arn:aws:iam::999999999999:role/*' })]] },
    ],
    [
      'but not by plain HTTP',
      { own: [[ALL, deny({ Action: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })]] },
    ],
    [
      'but for attaching one policy',
      { own: [[ALL, deny({ Action: '*', Condition: { ArnEquals: { 'iam:PolicyARN': ADMINISTRATOR } } })]] },
    ],
    ['but for a Deny of nothing', { own: [[ALL, deny({ NotAction: '*' })]] }],
    [
      'as a member that may not leave',
      { own: [[ALL]], scps: [document(deny({ Action: 'organizations:LeaveOrganization' }))] },
    ],
  ])('is an administrator %s', async (_, of) => expect(await isOf(of, as)).toBe('yes'))

  test.each<[string, Case]>([
    ['everything is denied', { attached: [ADMINISTRATOR], own: [[deny({ Action: '*' })]] }],
    ['all but one action is denied', { attached: [ADMINISTRATOR], own: [[deny({ NotAction: 's3:GetObject' })]] }],
    ['all but one resource is', { own: [[ALL, { Effect: 'Deny', Action: '*', NotResource: 'arn:aws:s3:::b' }]] }],
    ['IAM is, and all but IAM is', { own: [[ALL], [deny({ Action: 'iam:*' })], [deny({ NotAction: 'iam:*' })]] }],
    ['IAM is', { own: [[ALL, deny({ Action: 'iam:*' })]] }],
    ['fifteen services are', { own: [[ALL, deny({ Action: FIFTEEN })]] }],
    ['a boundary allows all but IAM', { own: [[ALL]], boundary: [NOT_IAM] }],
    ['a boundary has IAM alone', { own: [[ALL]], boundary: [IAM] }],
    ['a boundary is about other services', { own: [[IAM]], boundary: [NOT_IAM] }],
    ['a boundary denies everything', { own: [[ALL]], boundary: [ALL, deny({ Action: '*' })] }],
    ['a guardrail denies IAM', { own: [[ALL]], scps: [document(deny({ Action: 'iam:*' }))] }],
    ['only IAM is allowed', { own: [[IAM]] }],
    ['only all but IAM is', { own: [[NOT_IAM]] }],
    ['one resource is allowed', { own: [[{ ...ALL, Resource: 'arn:aws:s3:::b/*' }]] }],
  ])('is none where %s', async (_, of) => expect(await isOf(of, as)).toBe('no'))

  test.each<[string, Case]>([
    [
      'with MFA only',
      { own: [[allow({ Action: '*', Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })]] },
    ],
    [
      'but not from elsewhere',
      { own: [[ALL, deny({ Action: '*', Condition: { NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } } })]] },
    ],
    ['within a boundary that was not read', { attached: ['arn:aws:iam::111111111111:policy/unread'] }],
  ])('may be one, %s', async (_, of) => expect(await isOf(of, as)).toBe('unknown'))
})

test.each<[string, Case, string]>([
  ['the group gives all', { groupAttached: [ADMINISTRATOR] }, 'yes'],
  ['the group and the user give half each', { own: [[IAM]], group: [[NOT_IAM]] }, 'yes'],
  ['the group denies all', { own: [[ALL]], group: [[deny({ Action: '*' })]] }, 'no'],
  ['the boundary holds for what the group gives', { groupAttached: [ADMINISTRATOR], boundary: [NOT_IAM] }, 'no'],
])('of a user, %s', async (_, of, expected) => expect(await isOf(of, 'user')).toBe(expected))
