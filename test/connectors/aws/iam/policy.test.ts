import * as checks from '../../../../connectors/aws/iam/policy.checks.ts'
import { checkTable } from '../../../kit/table.ts'
import { allBut, allow, deny, encoded, together } from './documents.ts'

const row = (name: string, Document: unknown, more: object = {}) => ({
  case: name,
  settings: {
    Arn: 'arn:aws:iam::111122223333:policy/x',
    AttachmentCount: 0,
    PermissionsBoundaryUsageCount: 0,
    DefaultVersionId: 'v2',
    Document,
    ...more,
  },
})
const OF_AWS = { Arn: 'arn:aws:iam::aws:policy/AdministratorAccess', AttachmentCount: 2 }
const boundary = row('an AWS managed policy used only as a boundary', allow('*'), {
  ...OF_AWS,
  AttachmentCount: 0,
  PermissionsBoundaryUsageCount: 1,
})
const unread = [
  row('no document was listed', undefined),
  row('the document is not JSON', '%7Bbroken'),
  row('an element we do not know', { Statement: [{ Effect: 'Allow', action: '*', Resource: '*' }] }),
  { case: 'the document is a gap', gaps: ['Document'] },
]
const POWER_USER = together(
  allBut(['iam:*', 'organizations:*', 'account:*']),
  allow(['iam:CreateServiceLinkedRole', 'iam:ListRoles', 'organizations:DescribeOrganization']),
)

checkTable(checks.policyNoFullAdmin, {
  pass: [
    row('one bucket', allow('s3:*', 'arn:aws:s3:::acme')),
    row('every action on one resource', allow('*', 'arn:aws:s3:::acme')),
    row('a list of services', allow(['s3:*', 'ec2:*', 'iam:*'])),
    row('everything but IAM', POWER_USER),
    row('a Deny of everything', deny('*')),
    row('no statement', { Version: '2012-10-17', Statement: [] }),
  ],
  fail: [
    row('*:*, attached to nothing', allow('*'), {}),
    row('on everything of the account', allow('*', 'arn:aws:*:*:111122223333:*')),
    row(
      'under a condition that was redacted',
      allow('*', '*', { Condition: { StringEquals: { 'aws:PrincipalTag/k': { $redacted: 'rule' } } } }),
    ),
    row('an AWS managed policy that is attached', allow('*'), OF_AWS),
    row('in a list, encoded', encoded(allow(['s3:GetObject', '*:*'], ['arn:aws:s3:::acme', 'arn:aws:*']))),
    row('on a condition', allow('*', '*', { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })),
    row('in two parts', together(allBut('iam:*'), allow('iam:*', 'arn:aws:iam::111122223333:role/*'))),
    row('everything but billing', allBut('aws-portal:*')),
    row('beside a Deny', together(allow('*'), deny('organizations:LeaveOrganization'))),
  ],
  notApplicable: [boundary],
  unknown: unread,
})

for (const [check, service, arn] of [
  [checks.policyNoIamWildcard, 'iam', 'arn:aws:iam::*:role/*'],
  [checks.policyNoEc2Wildcard, 'ec2', 'arn:aws:ec2:*:111122223333:*/*'],
  [checks.policyNoS3Wildcard, 's3', 'arn:aws:s3:::*/*'],
] as const) {
  checkTable(check, {
    pass: [
      row('reads only', allow([`${service}:Get*`, `${service}:List*`])),
      row('one resource', allow(`${service}:*`, `arn:aws:${service}:::acme-thing`)),
      row('another service', allow('sqs:*')),
      row('everything but the service', allBut(`${service}:*`)),
      row('a Deny', deny(`${service}:*`)),
    ],
    fail: [
      row('the service', allow(`${service}:*`)),
      row('in other case', allow(`${service.toUpperCase()}:*`)),
      row('with a wildcard inside', allow(`${service.at(0)}*${service.at(-1)}:*`)),
      row('every resource of the service', allow(`${service}:*`, ['arn:aws:sqs:us-east-1:111122223333:q', arn])),
      row('everything', allow('*')),
      row('everything but another service', allBut('sqs:*')),
      row('all but one resource', {
        Statement: { Effect: 'Allow', Action: `${service}:*`, NotResource: 'arn:aws:sqs:::q' },
      }),
    ],
    notApplicable: [boundary],
    unknown: unread,
  })
}

checkTable(checks.policyNoPassRoleWildcard, {
  pass: [
    row(
      'named roles',
      allow('iam:PassRole', ['arn:aws:iam::111122223333:role/app', 'arn:aws:iam::111122223333:role/ci-*']),
    ),
    row('other IAM actions', allow(['iam:Get*', 'iam:List*'])),
    row('every user', allow('iam:*', 'arn:aws:iam::*:user/*')),
  ],
  fail: [
    row('every resource', allow('iam:PassRole')),
    row('every role', allow('iam:passrole', 'arn:aws:iam::111122223333:role/*')),
    row('by a wildcard', allow('iam:P*')),
    row(
      'to some services',
      allow('iam:PassRole', '*', { Condition: { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } } }),
    ),
    row('by NotAction', allBut('s3:*')),
    row('everything', allow('*')),
  ],
  notApplicable: [boundary],
  unknown: unread,
})
