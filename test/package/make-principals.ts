import type { Resource } from '../../src/evidence/item.ts'

const NONE = { EscalationsUnread: [], EscalationsOmitted: [], Chains: [], DestroysUnread: {}, AssumableBy: [] }
const denied = (field: string) => ({
  ...{ field, action: 'aws.iam.effective-access', reason: 'failed' as const, detail: 'NotDecided' },
  message: 'iam:ListRolePolicies was denied',
})
const erased = (Action: string) => [
  {
    ...{ Action, Resource: '*', Policy: 'p', Statement: 's', Conditions: [] },
    Protections: {
      ...{ Resources: 3, NotKnown: ['a trail was not read'], Unprotected: { Resources: 1, Examples: ['arn:t'] } },
      Protected: [{ By: 'organization trail', Resources: 1, Examples: ['arn:o'], LiftedBy: 'cloudtrail:UpdateTrail' }],
    },
  },
]

/** An administrator, one whose policies were not read, a role for outsiders with a way up, and an assignment that is an administrator. */
export const PRINCIPALS: readonly Omit<Resource, 'region' | 'digest'>[] = [
  {
    ...{ id: '=cmd()', name: '=cmd()', gaps: [] },
    settings: {
      ...{ ...NONE, Kind: 'user', Escalations: [], Destroys: {} },
      Administrator: { Is: 'yes', Through: [{ Policy: 'AdministratorAccess' }], Unknown: [] },
      AccessKeys: [{ AccessKeyId: 'AKIA1', Status: 'Active', CreateDate: '2026-08-31T10:00:00Z' }],
    },
    observed: {
      Use: { Keys: [{ AccessKeyId: 'AKIA1', LastUsedDate: '2026-09-01T00:00:00Z' }], Role: null },
      ServiceUse: { Used: [{ ServiceNamespace: 's3', LastAuthenticated: '2026-09-01T00:00:00Z' }], Unused: ['sqs'] },
    },
  },
  {
    ...{ id: 'arn:aws:iam::111122223333:role/sealed', name: 'sealed' },
    gaps: ['Escalations', 'Chains', 'Destroys', 'AssumableBy', 'AccessKeys', 'Use'].map(denied),
    settings: {
      ...{ Kind: 'role', EscalationsUnread: [], EscalationsOmitted: [], DestroysUnread: {} },
      Administrator: { Is: 'unknown', Through: [], Unknown: ['a policy was not read'] },
    },
  },
  {
    ...{ id: 'arn:aws:iam::111122223333:role/partner', name: 'partner', gaps: [] },
    settings: {
      ...{ ...NONE, Kind: 'role', AccessKeys: [] },
      Administrator: { Is: 'no', Through: [], Unknown: [] },
      Escalations: [
        {
          ...{ Path: 'lambda-001', Name: 'PassRole', To: 'arn:x', Reaches: 'administrator', Certainty: 'conditional' },
          ...{ Steps: [], Conditions: ['x'] },
        },
      ],
      Destroys: { Backups: [], Trails: erased('cloudtrail:DeleteTrail') },
      DestroysUnread: { Keys: ['the policy of a key was not read'] },
      AssumableBy: [
        {
          ...{ Principal: '999988887777', Kind: 'account', External: true, Organization: false },
          ...{ Account: { Id: '999988887777', Name: null }, Whose: 'not known' },
          Conditions: ['StringEquals sts:ExternalId = x'],
        },
        {
          ...{ Principal: 'arn:aws:iam::444455556666:root', Kind: 'account', External: false, Organization: true },
          ...{ Account: { Id: '444455556666', Name: 'Log archive' }, Whose: 'organization', Conditions: [] },
        },
        { Principal: 'ec2.amazonaws.com', Kind: 'service', External: false, Organization: false, Conditions: [] },
      ],
    },
    observed: { Use: { Keys: [], Role: null } },
  },
  {
    ...{ id: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1/444455556666/GROUP/g-1', name: 'ops as admin in 444455556666' },
    gaps: ['Use', 'ServiceUse'].map(denied),
    settings: {
      ...{ ...NONE, Kind: 'assignment', Escalations: [], Destroys: {}, AccessKeys: [] },
      Administrator: { Is: 'yes', Through: [{ Policy: 'SetPolicy' }], Unknown: [] },
      People: [
        { UserId: 'u-1', UserName: 'sam' },
        { UserId: 'u-2', UserName: null },
      ],
    },
  },
]
