import { bucketAclOwnerOnly, bucketPolicyKeepsControl } from '../../../../connectors/aws/s3/bucket-sharing.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const other = { AWS: 'arn:aws:iam::444455556666:root' }
const statement = (Principal: unknown, Action: string | string[], more: object = {}) => ({
  Sid: 'Share',
  Effect: 'Allow',
  Principal,
  Action,
  Resource: ['arn:aws:s3:::shared', 'arn:aws:s3:::shared/*'],
  ...more,
})
const policy = (text: string, ...Statement: object[]): Row => ({
  case: text,
  settings: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) },
})
const when = (key: string, value: string) => ({ Condition: { StringEquals: { [key]: value } } })

checkTable(bucketPolicyKeepsControl, {
  pass: [
    { case: 'no policy', settings: { Policy: null } },
    policy('another account reads', statement(other, ['s3:GetObject', 's3:ListBucket'])),
    policy('its own account', statement({ AWS: '111122223333' }, 's3:*')),
    policy(
      'a role of its own account',
      statement({ AWS: 'arn:aws:iam::111122223333:role/deploy' }, 's3:PutBucketPolicy'),
    ),
    policy('an AWS service', statement({ Service: 'logging.s3.amazonaws.com' }, 's3:*')),
    policy('everybody of its own account', statement('*', 's3:*', when('aws:PrincipalAccount', '111122223333'))),
    policy('somebody who was deleted', statement({ AWS: 'AIDAEXAMPLE1234567890' }, 's3:*')),
    policy('another account, denied', statement(other, 's3:*', { Effect: 'Deny' })),
  ],
  fail: [
    { ...policy('everything', statement(other, 's3:*')), reason: /allowed s3:DeleteBucketPolicy, by Share\.$/ },
    policy('the ACL of objects', statement(other, 's3:PutObjectAcl')),
    policy('a pattern', statement({ AWS: ['111122223333', '444455556666'] }, 's3:PutBucket*')),
    policy('all but reading', { ...statement(other, 'x'), Action: undefined, NotAction: 's3:GetObject' }),
    policy('everybody', statement('*', 's3:PutBucketAcl')),
    policy('everybody of the organization', statement('*', 's3:*', when('aws:PrincipalOrgID', 'o-1234567890'))),
    policy('everybody but one', {
      ...statement('x', 's3:*'),
      Principal: undefined,
      NotPrincipal: { AWS: '111122223333' },
    }),
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['Policy'] },
    policy('whoever comes through a network', statement('*', 's3:*', when('aws:SourceVpce', 'vpce-1'))),
    policy('a canonical user', statement({ CanonicalUser: 'abc' }, 's3:*')),
    { case: 'no policy at all', settings: { Policy: 'x' } },
  ],
})

const grant = (Grantee: object, Permission?: string) => ({ Grantee, Permission })
const acl = (...grants: object[]) => ({
  Acl: { Owner: { ID: 'o' }, Grants: [grant({ Type: 'CanonicalUser', ID: 'o' }, 'FULL_CONTROL'), ...grants] },
  OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
})
const logs = { Type: 'Group', URI: 'http://acs.amazonaws.com/groups/s3/LogDelivery' }

checkTable(bucketAclOwnerOnly, {
  pass: [
    { case: 'the owner only', settings: acl() },
    {
      case: 'ACLs are disabled',
      settings: { OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] } },
    },
    { case: 'the owner only, ownership not configured', settings: { ...acl(), OwnershipControls: null } },
  ],
  fail: [
    {
      case: 'another account',
      settings: acl(grant({ Type: 'CanonicalUser', ID: 'p' }, 'READ')),
      reason: /READ to p\.$/,
    },
    { case: 'log delivery', settings: acl(grant(logs, 'WRITE')), reason: /LogDelivery/ },
    { case: 'somebody', settings: acl(grant({}, 'READ')) },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'no owner stated', settings: { ...acl(), Acl: { Grants: [] } } },
    { case: 'no grants stated', settings: { ...acl(), Acl: { Owner: { ID: 'o' } } } },
  ],
})
