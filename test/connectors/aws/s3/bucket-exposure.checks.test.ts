import {
  bucketBlocksPublicAccessItself,
  bucketNoPublicRead,
  bucketNoPublicWrite,
} from '../../../../connectors/aws/s3/bucket-exposure.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const on = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }
const owner = { Grantee: { Type: 'CanonicalUser', ID: 'o' }, Permission: 'FULL_CONTROL' }
const toAll = (Permission: string | undefined, group = 'AllUsers') => ({
  Grantee: { Type: 'Group', URI: `http://acs.amazonaws.com/groups/global/${group}` },
  Permission,
})
const statement = (Action: string, more: object = {}) => ({
  Sid: 'Web',
  Effect: 'Allow',
  Principal: '*',
  Action,
  Resource: 'arn:aws:s3:::site/*',
  ...more,
})

interface Setting {
  grants?: object[]
  policy?: object[] | null
  isPublic?: boolean | undefined
  block?: object | null
  accountBlock?: object | null
}
const bucket = (text: string, { grants = [], policy, isPublic, block = null, accountBlock = null }: Setting): Row => ({
  case: text,
  settings: {
    Acl: { Owner: { ID: 'o' }, Grants: [owner, ...grants] },
    Policy: policy ? JSON.stringify({ Version: '2012-10-17', Statement: policy }) : null,
    PolicyStatus: policy ? { IsPublic: isPublic } : null,
    PublicAccessBlock: block,
  },
  read: { account: [{ settings: { PublicAccessBlockConfiguration: accountBlock } }] },
})
const open = (action: string, more: Setting = {}): Setting => ({ policy: [statement(action)], isPublic: true, ...more })
const inOrganization = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } } }

checkTable(bucketNoPublicRead, {
  pass: [
    bucket('no policy, only the owner', {}),
    bucket('a policy that AWS finds closed', { policy: [statement('s3:GetObject', inOrganization)], isPublic: false }),
    bucket('everybody may write, not read', open('s3:PutObject')),
    bucket('the ACL lets everybody write alone', { grants: [toAll('WRITE')] }),
    bucket('the bucket blocks both', { ...open('s3:GetObject'), grants: [toAll('READ')], block: on }),
    bucket('the account blocks both', { ...open('s3:*'), grants: [toAll('READ')], accountBlock: on }),
    { ...bucket('nothing is public, and the account was not read', {}), incomplete: ['account'] },
  ],
  fail: [
    { ...bucket('by policy', open('s3:GetObject')), reason: /lets everybody read, by Web\.$/ },
    bucket('by every action', open('s3:*')),
    bucket('by a pattern', open('s3:*Object')),
    bucket('by NotAction', {
      policy: [{ ...statement('x'), Action: undefined, NotAction: 's3:PutObject' }],
      isPublic: true,
    }),
    { ...bucket('by ACL', { grants: [toAll('READ')] }), reason: /READ to AllUsers/ },
    bucket('by ACL, to all who have an AWS account', { grants: [toAll('FULL_CONTROL', 'AuthenticatedUsers')] }),
    bucket('by ACL, which everybody may change', { grants: [toAll('WRITE_ACP')] }),
    bucket('only the other kind is blocked', {
      ...open('s3:GetObject'),
      block: { ...on, RestrictPublicBuckets: false },
    }),
    { ...bucket('by ACL, the policy unread', { grants: [toAll('READ')] }), gaps: ['PolicyStatus', 'Policy'] },
    { ...bucket('by policy, the ACL unread', open('s3:GetObject')), gaps: ['Acl'] },
  ],
  notApplicable: [nothing],
  unknown: [
    bucket('AWS does not say whether it is public', { policy: [statement('s3:GetObject')] }),
    bucket('AWS finds it public by what is closed to our eyes', {
      policy: [statement('s3:GetObject', inOrganization)],
      isPublic: true,
    }),
    bucket('AWS does not state a permission', { grants: [toAll(undefined)] }),
    { ...bucket('open, and the account was not read', open('s3:GetObject')), read: {}, incomplete: ['account'] },
    { ...bucket('the ACL was not read', {}), gaps: ['Acl'] },
  ],
})

checkTable(bucketNoPublicWrite, {
  pass: [
    bucket('no policy, only the owner', {}),
    bucket('everybody may read, not write', { ...open('s3:Get*'), grants: [toAll('READ')] }),
    bucket('blocked', { ...open('s3:PutObject'), block: on }),
  ],
  fail: [
    { ...bucket('by policy', open('s3:PutObject')), reason: /lets everybody write/ },
    bucket('by deleting', open('s3:DeleteObject')),
    bucket('by every action', open('*')),
    bucket('by ACL', { grants: [toAll('WRITE', 'AuthenticatedUsers')] }),
    bucket('by ACL, which everybody may change', { grants: [toAll('WRITE_ACP')] }),
  ],
  notApplicable: [nothing],
  unknown: [
    bucket('AWS does not say whether it is public', { policy: [statement('s3:PutObject')] }),
    { ...bucket('open, and the block was not read', open('s3:PutObject')), gaps: ['PublicAccessBlock'] },
  ],
})

checkTable(bucketBlocksPublicAccessItself, {
  pass: [{ case: 'all four', settings: { PublicAccessBlock: on } }],
  fail: [
    { case: 'none', settings: { PublicAccessBlock: null } },
    {
      case: 'one is off',
      settings: { PublicAccessBlock: { ...on, BlockPublicPolicy: false } },
      reason: /off BlockPublicPolicy\.$/,
    },
    { case: 'one is left out', settings: { PublicAccessBlock: { BlockPublicAcls: true } } },
  ],
  notApplicable: [nothing],
})
