import {
  keyNotPendingDeletion,
  keyPolicyNoWildcardPrincipal,
  keyRotationEnabled,
} from '../../../../connectors/aws/kms/key.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const symmetric = { KeyManager: 'CUSTOMER', KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS', KeyState: 'Enabled' }
const row = (text: string, metadata: object, rotation: object | null = null): Row => ({
  case: text,
  settings: { KeyMetadata: { ...symmetric, ...metadata }, Rotation: rotation },
})
const rotates = { KeyRotationEnabled: true, RotationPeriodInDays: 365 }
const replica = { MultiRegion: true, MultiRegionConfiguration: { MultiRegionKeyType: 'REPLICA' } }

checkTable(keyRotationEnabled, {
  pass: [
    { ...row('rotation is on', {}, rotates), reason: /every 365 days/ },
    row('AWS does not state the period', {}, { KeyRotationEnabled: true }),
    row('a replica of a key that rotates', replica, rotates),
    row('the spec by its older name', { KeySpec: undefined, CustomerMasterKeySpec: 'SYMMETRIC_DEFAULT' }, rotates),
  ],
  fail: [
    row('rotation is off', {}, { KeyRotationEnabled: false }),
    row(
      'rotation is off and the key is disabled (others skip it)',
      { KeyState: 'Disabled' },
      { KeyRotationEnabled: false },
    ),
    row('a replica of a key that does not rotate', replica, { KeyRotationEnabled: false }),
    row('AWS answers no rotation', {}, null),
  ],
  notApplicable: [
    row('AWS manages the key', { KeyManager: 'AWS' }, rotates),
    row('asymmetric', { KeySpec: 'RSA_2048' }),
    row('HMAC', { KeySpec: 'HMAC_256' }),
    row('imported material', { Origin: 'EXTERNAL' }),
    row('a CloudHSM key store', { Origin: 'AWS_CLOUDHSM' }),
    row('an external key store', { Origin: 'EXTERNAL_KEY_STORE' }),
    row('about to be deleted', { KeyState: 'PendingDeletion' }, { KeyRotationEnabled: false }),
    {
      case: 'AWS manages the key, and rotation was denied',
      settings: { KeyMetadata: { KeyManager: 'AWS' } },
      gaps: ['Rotation'],
    },
  ],
  unknown: [
    { case: 'DescribeKey was denied', settings: { Rotation: rotates }, gaps: ['KeyMetadata'] },
    { case: 'rotation was denied', settings: { KeyMetadata: symmetric }, gaps: ['Rotation'] },
    row('AWS does not state the spec', { KeySpec: undefined }, rotates),
    { case: 'AWS answers no metadata', settings: { KeyMetadata: null } },
  ],
})

const policy = (...Statement: object[]) => ({ Policy: JSON.stringify({ Version: '2012-10-17', Statement }) })
const root = {
  Sid: 'Root',
  Effect: 'Allow',
  Principal: { AWS: 'arn:aws:iam::111122223333:root' },
  Action: 'kms:*',
  Resource: '*',
}
const anyone = { Sid: 'Open', Effect: 'Allow', Principal: { AWS: '*' }, Action: 'kms:Decrypt', Resource: '*' }

checkTable(keyPolicyNoWildcardPrincipal, {
  pass: [
    { case: 'the default policy', settings: policy(root) },
    {
      case: 'the policy of an AWS managed key: callers of the account through a service',
      settings: policy({
        ...anyone,
        Condition: {
          StringEquals: { 'kms:CallerAccount': '111122223333', 'kms:ViaService': 'ebs.us-east-1.amazonaws.com' },
        },
      }),
    },
    { case: 'everybody is denied', settings: policy(root, { ...anyone, Effect: 'Deny' }) },
  ],
  fail: [
    { case: 'everybody', settings: policy(root, anyone), reason: /by Open\.$/ },
    { case: 'a disabled key', settings: { ...policy(anyone), KeyMetadata: { KeyState: 'Disabled' } } },
    {
      case: 'everybody through a service, of whatever account',
      settings: policy({ ...anyone, Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } } }),
    },
    {
      case: 'any account',
      settings: policy({ ...anyone, Condition: { StringLike: { 'kms:CallerAccount': '*' } } }),
    },
    {
      case: 'a bare wildcard without Sid',
      settings: policy(root, { ...anyone, Sid: undefined, Principal: '*' }),
      reason: /statement 2/,
    },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'the policy was denied', gaps: ['Policy'] },
    { case: 'AWS answered no policy', settings: { Policy: null } },
  ],
})

checkTable(keyNotPendingDeletion, {
  pass: [
    row('enabled', {}),
    row('disabled', { KeyState: 'Disabled' }),
    row('no material yet', { KeyState: 'PendingImport' }),
  ],
  fail: [
    {
      ...row('pending deletion', { KeyState: 'PendingDeletion', DeletionDate: '2026-11-20T00:00:00.000Z' }),
      reason: /on 2026-11-20T00:00:00\.000Z/,
    },
    row('waiting for replicas', { KeyState: 'PendingReplicaDeletion' }),
  ],
  notApplicable: [row('AWS manages the key', { KeyManager: 'AWS' })],
  unknown: [
    { case: 'DescribeKey was denied', gaps: ['KeyMetadata'] },
    { case: 'AWS answers no metadata', settings: { KeyMetadata: null } },
  ],
})
