import {
  bucketAclNotPublic,
  bucketPolicyNotPublic,
  bucketPolicyNoWildcardPrincipal,
  bucketPublicAccessBlocked,
} from '../../../../connectors/aws/s3/bucket-access.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
const account = (block: object | null, gaps: string[] = []): NonNullable<Row['read']> => ({
  account: [{ settings: gaps.length > 0 ? {} : { PublicAccessBlockConfiguration: block }, gaps }],
})
const unreadAccount = account(null, ['PublicAccessBlockConfiguration'])

checkTable(bucketPublicAccessBlocked, {
  pass: [
    { case: 'the bucket blocks all', settings: { PublicAccessBlock: on }, read: account(null) },
    { case: 'the account blocks all', settings: { PublicAccessBlock: null }, read: account(on) },
    {
      case: 'bucket and account together block all',
      settings: { PublicAccessBlock: { BlockPublicAcls: true, IgnorePublicAcls: true } },
      read: account({ BlockPublicPolicy: true, RestrictPublicBuckets: true }),
    },
    { case: 'the account blocks all, the bucket is unread', gaps: ['PublicAccessBlock'], read: account(on) },
    { case: 'the bucket blocks all, the account is unread', settings: { PublicAccessBlock: on }, read: unreadAccount },
  ],
  fail: [
    {
      case: 'neither has a block',
      settings: { PublicAccessBlock: null },
      read: account(null),
      reason: /BlockPublicAcls/,
    },
    {
      case: 'one setting is off in both (Prowler passes it)',
      settings: { PublicAccessBlock: { ...on, BlockPublicPolicy: false } },
      read: account({ ...on, BlockPublicPolicy: false }),
      reason: /has on BlockPublicPolicy\.$/,
    },
    { case: 'AWS leaves a setting out', settings: { PublicAccessBlock: { BlockPublicAcls: true } }, read: account({}) },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'the bucket is unread, the account has none', gaps: ['PublicAccessBlock'], read: account(null) },
    { case: 'the account is unread, the bucket has none', settings: { PublicAccessBlock: null }, read: unreadAccount },
    {
      case: 'the account was not collected',
      settings: { PublicAccessBlock: null },
      read: { account: [] },
      incomplete: ['account'],
    },
  ],
})

checkTable(bucketPolicyNotPublic, {
  pass: [
    { case: 'there is no policy', settings: { PolicyStatus: null } },
    { case: 'AWS says it is not public', settings: { PolicyStatus: { IsPublic: false } } },
  ],
  fail: [
    { case: 'AWS says it is public', settings: { PolicyStatus: { IsPublic: true } } },
    {
      case: 'it is public, and a block holds it back for now',
      settings: { PolicyStatus: { IsPublic: true }, PublicAccessBlock: on },
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'the status was not read', gaps: ['PolicyStatus'] },
    { case: 'AWS does not say', settings: { PolicyStatus: {} } },
  ],
})

const grant = (name: string, Permission = 'READ') => ({
  Grantee: { Type: 'Group', URI: `http://acs.amazonaws.com/groups/${name}` },
  Permission,
})
const owner = { Grantee: { Type: 'CanonicalUser', ID: 'abc' }, Permission: 'FULL_CONTROL' }

checkTable(bucketAclNotPublic, {
  pass: [
    { case: 'the owner alone', settings: { Acl: { Grants: [owner] } } },
    { case: 'nobody', settings: { Acl: { Grants: [] } } },
    { case: 'log delivery', settings: { Acl: { Grants: [owner, grant('s3/LogDelivery', 'WRITE')] } } },
  ],
  fail: [
    {
      case: 'everybody reads',
      settings: { Acl: { Grants: [owner, grant('global/AllUsers')] } },
      reason: /READ to AllUsers/,
    },
    {
      case: 'every AWS user writes',
      settings: { Acl: { Grants: [grant('global/AuthenticatedUsers', 'WRITE')] } },
      reason: /WRITE to AuthenticatedUsers/,
    },
    {
      case: 'a grant that IgnorePublicAcls holds back',
      settings: { Acl: { Grants: [grant('global/AllUsers')] }, PublicAccessBlock: on },
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'the ACL was not read', gaps: ['Acl'] },
    { case: 'AWS answered no grants', settings: { Acl: {} } },
  ],
})

const policy = (...Statement: object[]) => ({ Policy: JSON.stringify({ Version: '2012-10-17', Statement }) })
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::one/*' }

checkTable(bucketPolicyNoWildcardPrincipal, {
  pass: [
    { case: 'no policy', settings: { Policy: null } },
    { case: 'a named account', settings: policy({ ...allow, Principal: { AWS: '111122223333' } }) },
    { case: 'everybody is denied', settings: policy({ ...allow, Effect: 'Deny', Principal: '*' }) },
    {
      case: 'everybody of the organization',
      settings: policy({
        ...allow,
        Principal: '*',
        Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abcdefghij' } },
      }),
    },
  ],
  fail: [
    { case: 'everybody', settings: policy({ ...allow, Sid: 'Site', Principal: '*' }), reason: /by Site\.$/ },
    { case: 'everybody, as an AWS principal in a list', settings: policy({ ...allow, Principal: { AWS: ['*'] } }) },
    { case: 'everybody but one', settings: policy({ ...allow, NotPrincipal: { AWS: '111122223333' } }) },
    {
      case: 'a condition that narrows nobody',
      settings: policy({ ...allow, Principal: '*', Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
    },
    {
      case: 'an organization, or no organization at all (IfExists)',
      settings: policy({
        ...allow,
        Principal: '*',
        Condition: { StringEqualsIfExists: { 'aws:PrincipalOrgID': 'o-abcdefghij' } },
      }),
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'the policy was not read', gaps: ['Policy'] },
    { case: 'the policy is not JSON', settings: { Policy: 'nonsense' } },
  ],
})
