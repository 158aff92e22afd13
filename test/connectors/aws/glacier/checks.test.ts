import { policyNotPublic } from '../../../../connectors/aws/glacier/vault.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const ARN = 'arn:aws:glacier:us-east-1:111122223333:vaults/v'
const policy = (Principal: unknown, more: object = {}) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action: 'glacier:InitiateJob', Resource: ARN, ...more }],
  })
const own = policy({ AWS: 'arn:aws:iam::111122223333:root' })
const open = policy('*')
const KEEP = policy({ AWS: '*' }, { Effect: 'Deny', Action: 'glacier:DeleteArchive' })
const of = (AccessPolicy: string | null, Lock: object | null = null) => ({
  settings: { VaultName: 'v', AccessPolicy, Lock },
})

checkTable(policyNotPublic, {
  pass: [
    { case: 'no policy', ...of(null) },
    { case: 'a fixed account', ...of(own) },
    { case: 'a lock that denies', ...of(null, { Policy: KEEP, State: 'Locked' }) },
    { case: 'both', ...of(own, { Policy: KEEP, State: 'InProgress' }) },
    {
      case: 'an organization',
      ...of(policy('*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })),
    },
  ],
  fail: [
    { case: 'everybody', ...of(open) },
    { case: 'everybody, by AWS', ...of(policy({ AWS: ['*'] })) },
    { case: 'everybody, by the lock', ...of(own, { Policy: open, State: 'Locked' }) },
    { case: 'everybody, with a lock', ...of(open, { Policy: KEEP, State: 'Locked' }) },
  ],
  unknown: [
    { case: 'a policy that cannot be read', ...of('{') },
    { case: 'a lock without a policy', ...of(own, { State: 'Locked' }) },
  ],
})
