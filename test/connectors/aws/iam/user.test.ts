import * as groupChecks from '../../../../connectors/aws/iam/group.checks.ts'
import * as checks from '../../../../connectors/aws/iam/user.checks.ts'
import { checkTable, nothing } from '../../../kit/table.ts'
import { allBut, allow, encoded } from './documents.ts'

const LOGIN = { UserName: 'ana', CreateDate: '2024-01-01T00:00:00Z' }
const noPassword = { case: 'no console password', settings: { LoginProfile: null, MFADevices: [] } }

checkTable(checks.userConsoleMfa, {
  pass: [{ case: 'a device', settings: { LoginProfile: LOGIN, MFADevices: [{ SerialNumber: 'x' }] } }],
  fail: [{ case: 'no device', settings: { LoginProfile: LOGIN, MFADevices: [] } }],
  notApplicable: [noPassword],
  unknown: [
    { case: 'the login profile was denied', settings: { MFADevices: [] }, gaps: ['LoginProfile'] },
    { case: 'the devices were denied', settings: { LoginProfile: LOGIN }, gaps: ['MFADevices'] },
  ],
})

const key = (AccessKeyId: string, CreateDate: string, Status = 'Active') => ({ AccessKeyId, CreateDate, Status })
const keys = (...AccessKeyMetadata: object[]) => ({ settings: { AccessKeyMetadata } })
const CREATED = '2024-01-01T00:00:00Z'
const used = (AccessKeyId: string) => ({ AccessKeyId, LastUsedDate: '2026-10-01T00:00:00Z' })
const consoleUser = (AccessKeyMetadata: object[], AccessKeyLastUsed: object[]) => ({
  settings: { CreateDate: CREATED, LoginProfile: LOGIN, AccessKeyMetadata, AccessKeyLastUsed },
})

checkTable(checks.userNoInitialAccessKey, {
  pass: [
    { case: 'no key', ...consoleUser([], []) },
    { case: 'a later key in use', ...consoleUser([key('A', '2025-01-01T00:00:00Z')], [used('A')]) },
    {
      case: 'a first key that was deactivated',
      ...consoleUser([key('A', CREATED, 'Inactive')], [{ AccessKeyId: 'A' }]),
    },
  ],
  fail: [
    { case: 'a key made with the user, in use', ...consoleUser([key('A', '2024-01-01T00:04:00Z')], [used('A')]) },
    { case: 'a later key never used', ...consoleUser([key('A', '2025-01-01T00:00:00Z')], [{ AccessKeyId: 'A' }]) },
    {
      case: 'the second of two',
      ...consoleUser([key('A', '2025-01-01T00:00:00Z'), key('B', CREATED)], [used('A'), used('B')]),
    },
  ],
  notApplicable: [noPassword],
  unknown: [
    {
      case: 'the keys were denied',
      settings: { LoginProfile: LOGIN, CreateDate: CREATED },
      gaps: ['AccessKeyMetadata'],
    },
    {
      case: 'the use of the keys was denied',
      settings: { LoginProfile: LOGIN, CreateDate: CREATED, AccessKeyMetadata: [key('A', '2025-01-01T00:00:00Z')] },
      gaps: ['AccessKeyLastUsed'],
    },
    { case: 'the creation of the user is not known', settings: { LoginProfile: LOGIN, AccessKeyMetadata: [] } },
  ],
})

checkTable(checks.userSingleActiveAccessKey, {
  pass: [
    { case: 'one', ...keys(key('A', CREATED)) },
    { case: 'one and an inactive one', ...keys(key('A', CREATED), key('B', CREATED, 'Inactive')) },
    { case: 'one and an expired one', ...keys(key('A', CREATED), key('B', CREATED, 'Expired')) },
  ],
  fail: [{ case: 'two', ...keys(key('A', CREATED), key('B', CREATED)) }],
  notApplicable: [{ case: 'no key', ...keys() }],
  unknown: [
    { case: 'the keys were denied', gaps: ['AccessKeyMetadata'] },
    { case: 'AWS did not say whether a key is active', ...keys({ AccessKeyId: 'A', CreateDate: CREATED }) },
  ],
})

checkTable(checks.userAccessKeyRotated, {
  pass: [
    { case: 'a young key', ...keys(key('A', '2026-10-01T00:00:00Z')) },
    { case: 'exactly 90 days', ...keys(key('A', '2026-08-03T00:00:00Z')) },
    { case: 'an old key that is inactive', ...keys(key('A', CREATED, 'Inactive'), key('B', '2026-10-01T00:00:00Z')) },
  ],
  fail: [
    { case: 'an old key', ...keys(key('A', CREATED)), reason: /2024-01-01/ },
    { case: 'the second key is old', ...keys(key('A', '2026-10-01T00:00:00Z'), key('B', '2026-08-01T00:00:00Z')) },
  ],
  notApplicable: [
    { case: 'no key', ...keys() },
    { case: 'no active key', ...keys(key('A', CREATED, 'Inactive')) },
    { case: 'an expired key', ...keys(key('A', CREATED, 'Expired')) },
  ],
  unknown: [
    { case: 'the keys were denied', gaps: ['AccessKeyMetadata'] },
    { case: 'a key without a date', ...keys({ AccessKeyId: 'A', Status: 'Active' }) },
  ],
})

const none = { UserPolicyList: [], AttachedManagedPolicies: [], GroupList: ['devs'] }
checkTable(checks.userPermissionsThroughGroups, {
  pass: [{ case: 'groups only', settings: none }],
  fail: [
    { case: 'an inline policy', settings: { ...none, UserPolicyList: [{ PolicyName: 'own' }] }, reason: /own/ },
    { case: 'an attached policy', settings: { ...none, AttachedManagedPolicies: [{ PolicyName: 'ReadOnlyAccess' }] } },
  ],
  notApplicable: [nothing],
  unknown: [{ case: 'policies were not read', settings: { UserPolicyList: [] }, gaps: ['AttachedManagedPolicies'] }],
})

for (const [check, field] of [
  [checks.userInlinePolicyNoFullAdmin, 'UserPolicyList'],
  [groupChecks.groupInlinePolicyNoFullAdmin, 'GroupPolicyList'],
] as const) {
  const inline = (...documents: unknown[]) => ({
    settings: { [field]: documents.map((PolicyDocument, i) => ({ PolicyName: `p${i}`, PolicyDocument })) },
  })
  checkTable(check, {
    pass: [{ case: 'narrow', ...inline(allow('s3:GetObject', 'arn:aws:s3:::acme/*')) }],
    fail: [
      { case: 'the second is full', ...inline(allow('s3:*'), allow('*')), reason: /p1/ },
      { case: 'encoded', ...inline(encoded(allow(['*']))) },
      { case: 'two that add up', ...inline(allBut('iam:*'), allow('iam:*')), reason: /p0, p1/ },
    ],
    notApplicable: [{ case: 'no inline policy', ...inline() }],
    unknown: [
      { case: 'policies were not read', gaps: [field] },
      { case: 'a policy without its document', ...inline(undefined) },
      { case: 'a document that is not JSON', ...inline('nonsense') },
    ],
  })
}
