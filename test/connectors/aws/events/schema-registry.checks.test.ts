import { registryOwnAccount } from '../../../../connectors/aws/events/schema-registry.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const SELF = '111122223333'
const read = { Sid: 'read', Effect: 'Allow', Action: 'schemas:DescribeSchema', Resource: '*' }
const policy = (...Statement: object[]) => ({
  account: SELF,
  settings: { Policy: JSON.stringify({ Version: '2012-10-17', Statement }) },
})
const to = (Principal: unknown, more: object = {}) => policy({ ...read, Principal, ...more })
const ours = { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }

checkTable(registryOwnAccount, {
  pass: [
    { case: 'the account', ...to({ AWS: `arn:aws:iam::${SELF}:root` }) },
    { case: 'the account by its number, and a role of it', ...to({ AWS: [SELF, `arn:aws:iam::${SELF}:role/build`] }) },
    {
      case: 'another account is denied',
      ...policy({ ...read, Principal: { AWS: SELF } }, { ...read, Effect: 'Deny', Principal: { AWS: '444455556666' } }),
    },
  ],
  fail: [
    { case: 'another account', ...to({ AWS: [SELF, 'arn:aws:iam::444455556666:root'] }), reason: /by read\.$/ },
    { case: 'another account on a condition', ...to({ AWS: '444455556666' }, { Condition: ours }) },
    { case: 'everybody', ...to('*') },
    { case: 'everybody but some', ...policy({ ...read, NotPrincipal: { AWS: '444455556666' } }) },
  ],
  notApplicable: [{ case: 'no policy', settings: { Policy: null } }],
  unknown: [
    { case: 'everybody on a condition', ...to('*', { Condition: ours }) },
    { case: 'a service', ...to({ Service: 'events.amazonaws.com' }) },
    { case: 'a principal that was deleted', ...to({ AWS: 'AIDAQXZEAEXAMPLEUSER' }) },
    { case: 'an empty policy', settings: { Policy: '' } },
    { case: 'no principal', ...policy(read) },
  ],
})
