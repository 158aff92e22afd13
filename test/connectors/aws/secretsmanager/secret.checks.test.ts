import {
  secretRotated90Days,
  secretRotationEnabled,
  secretRotationNotOverdue,
} from '../../../../connectors/aws/secretsmanager/rotation.checks.ts'
import { secretPolicyNotPublic, secretUsed90Days } from '../../../../connectors/aws/secretsmanager/secret.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const asOf = '2026-11-01T12:00:00Z'
const OLD = '2024-03-01T09:00:00.000Z'
const has = (of: object) => ({ asOf, settings: { Metadata: { CreatedDate: OLD, ...of } } })
const nothingTold = { case: 'AWS answers nothing', asOf, settings: { Metadata: null } }
const elsewhere = [
  { case: 'it waits for its deletion', ...has({ DeletedDate: '2026-10-30T09:00:00.000Z' }), reason: /2026-10-30/ },
  { case: 'it is a copy', ...has({ PrimaryRegion: 'eu-west-1' }), reason: /in eu-west-1/ },
]

checkTable(secretRotationEnabled, {
  pass: [
    {
      case: 'by a number of days',
      ...has({ RotationEnabled: true, RotationRules: { AutomaticallyAfterDays: 30 } }),
      reason: /every 30 days/,
    },
    {
      case: 'by a schedule, in its primary region',
      ...has({
        PrimaryRegion: 'us-east-1',
        RotationEnabled: true,
        RotationRules: { ScheduleExpression: 'rate(4 hours)' },
      }),
      reason: /rate\(4 hours\)/,
    },
    { case: 'by rules that AWS does not tell', ...has({ RotationEnabled: true }) },
  ],
  fail: [
    { case: 'it never did', ...has({}) },
    { case: 'it was turned off', ...has({ RotationEnabled: false, LastRotatedDate: OLD }) },
  ],
  notApplicable: elsewhere,
  unknown: [nothingTold],
})

const rotating = (of: object) =>
  has({
    RotationEnabled: true,
    RotationRules: { AutomaticallyAfterDays: 30 },
    LastRotatedDate: '2026-10-10T09:00:00.000Z',
    NextRotationDate: '2026-11-09T23:59:59.000Z',
    VersionIdsToStages: { a: ['AWSCURRENT', 'AWSPENDING'], b: ['AWSPREVIOUS'] },
    ...of,
  })

checkTable(secretRotationNotOverdue, {
  pass: [
    { case: 'it is due later', ...rotating({}), reason: /2026-11-09/ },
    { case: 'it was not due yet since it was turned on', ...rotating({ LastRotatedDate: undefined }) },
    { case: 'a schedule', ...rotating({ RotationRules: { ScheduleExpression: 'rate(30 days)' } }) },
  ],
  fail: [
    // As a real account answered it.
    {
      case: 'the date has passed',
      ...rotating({ NextRotationDate: '2026-05-06T22:59:59.000Z' }),
      reason: /2026-05-06/,
    },
    { case: 'it did not rotate as often as it should', ...rotating({ LastRotatedDate: OLD }), reason: /2024-03-01/ },
  ],
  notApplicable: [...elsewhere, { case: 'it does not rotate', ...has({}) }],
  unknown: [
    { case: 'a version is pending', ...rotating({ VersionIdsToStages: { a: ['AWSCURRENT'], b: ['AWSPENDING'] } }) },
    { case: 'AWS says no date', ...rotating({ NextRotationDate: undefined }) },
    nothingTold,
  ],
})

checkTable(secretRotated90Days, {
  pass: [
    { case: 'it was', ...has({ LastRotatedDate: '2026-10-10T09:00:00.000Z' }), reason: /2026-10-10/ },
    { case: 'it is new', ...has({ CreatedDate: '2026-10-10T09:00:00.000Z' }) },
  ],
  fail: [
    { case: 'long ago', ...has({ LastRotatedDate: '2026-07-01T09:00:00.000Z' }) },
    { case: 'never', ...has({}), reason: /no rotation/ },
  ],
  notApplicable: elsewhere,
  unknown: [{ case: 'AWS says no date', ...has({ CreatedDate: undefined }) }, nothingTold],
})

checkTable(secretUsed90Days, {
  pass: [
    { case: 'it was', ...has({ LastAccessedDate: '2026-10-10T00:00:00.000Z' }), reason: /2026-10-10/ },
    { case: 'on the last day that counts', ...has({ LastAccessedDate: '2026-08-03T00:00:00.000Z' }) },
    { case: 'it is new', ...has({ CreatedDate: '2026-10-10T09:00:00.000Z' }) },
  ],
  fail: [
    { case: 'long ago', ...has({ LastAccessedDate: '2026-08-02T00:00:00.000Z' }) },
    { case: 'never', ...has({}), reason: /no use/ },
  ],
  notApplicable: elsewhere.slice(0, 1),
  unknown: [{ case: 'AWS says no date', ...has({ CreatedDate: undefined }) }, nothingTold],
})

const policy = (...Statement: object[]) => ({
  settings: { ResourcePolicy: JSON.stringify({ Version: '2012-10-17', Statement }) },
})
const get = { Sid: 'get', Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: '*', Principal: '*' }
const ours = { StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }

checkTable(secretPolicyNotPublic, {
  pass: [
    { case: 'no policy', settings: { ResourcePolicy: null } },
    { case: 'an account', ...policy({ ...get, Principal: { AWS: 'arn:aws:iam::444455556666:root' } }) },
    { case: 'everybody, but a Deny to all others', ...policy(get, { ...get, Effect: 'Deny', Condition: ours }) },
  ],
  fail: [
    { case: 'everybody', ...policy(get), reason: /by get\.$/ },
    { case: 'everybody over TLS', ...policy({ ...get, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }) },
  ],
  unknown: [
    { case: 'a document that is none', settings: { ResourcePolicy: '{' } },
    {
      case: 'everybody, beside a Deny of a part',
      ...policy({ ...get, Action: '*' }, { ...get, Effect: 'Deny', Condition: ours }),
    },
  ],
})
