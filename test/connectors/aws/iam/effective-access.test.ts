import * as checks from '../../../../connectors/aws/iam/effective-access.checks.ts'
import { checkTable } from '../../../kit/table.ts'

const NO = { Is: 'no', Through: [], Unknown: [] }
const YES = {
  Is: 'yes',
  Through: [{ Policy: 'AdministratorAccess', Attached: 'a', Statement: 'statement 1' }],
  Unknown: [],
}
const OPEN = { Is: 'unknown', Through: [], Unknown: ['Bool aws:MultiFactorAuthPresent = true'] }
const NOTHING = {
  Backups: [],
  Snapshots: [],
  Trails: [],
  Keys: [],
  Logs: [],
  Instances: [],
  Databases: [],
  Buckets: [],
}
const key = (more: object = {}) => ({
  AccessKeyId: 'AKIA1',
  Status: 'Active',
  CreateDate: '2026-01-01T00:00:00Z',
  ...more,
})
const used = (LastUsedDate?: string) => ({
  Keys: [{ AccessKeyId: 'AKIA1', LastUsedDate, ServiceName: 's3' }],
  Role: null,
})
const of = (settings: object) => ({
  settings: {
    Administrator: NO,
    Escalations: [],
    EscalationsUnread: [],
    Chains: [],
    Destroys: NOTHING,
    DestroysUnread: {},
    Grants: { Services: [] },
    AccessKeys: [],
    Password: false,
    Quarantine: [],
    CredentialFindings: [],
    CredentialFindingsUnread: [],
    Use: { Keys: [], Role: null },
    ...settings,
  },
})
const path = (Reaches: string, ...Conditions: string[]) => ({
  Path: 'iam-002',
  Name: 'iam:CreateAccessKey',
  To: 'arn:aws:iam::111122223333:user/root-like',
  Reaches,
  Certainty: Conditions.length === 0 ? 'certain' : 'conditional',
  Steps: [],
  Conditions,
})
const chain = (Reaches: string) => ({
  To: 'arn:aws:iam::111122223333:role/r',
  Reaches,
  Certainty: 'certain',
  Hops: [
    { From: 'a', Path: 'sts-001', To: 'b' },
    { From: 'b', Path: 'iam-002', To: 'c' },
  ],
  Conditions: [],
})
const deletes = (Action: string, ...Conditions: string[]) => ({
  Action,
  Resource: '*',
  Policy: 'p',
  Statement: 's',
  Conditions,
})

checkTable(checks.principalNotAdministrator, {
  pass: [{ case: 'something that matters is withheld', ...of({}) }],
  fail: [{ case: 'nothing is', ...of({ Administrator: YES }), reason: /AdministratorAccess/ }],
  unknown: [{ case: 'a condition is open', ...of({ Administrator: OPEN }), reason: /MultiFactorAuthPresent/ }],
})

checkTable(checks.principalNoPathToAdministrator, {
  pass: [
    { case: 'no path', ...of({}) },
    {
      case: 'a path to others only',
      ...of({ Escalations: [path('principal'), path('data')], Chains: [chain('data')] }),
    },
  ],
  fail: [
    { case: 'a certain path', ...of({ Escalations: [path('administrator')] }), reason: /iam-002/ },
    {
      case: 'a certain one beside an open one',
      ...of({ Escalations: [path('administrator', 'MFA'), path('administrator')] }),
    },
    { case: 'a chain', ...of({ Chains: [chain('administrator')] }), reason: /sts-001, then iam-002/ },
    {
      case: 'a certain path, though lists are not whole',
      ...of({ Escalations: [path('administrator')], EscalationsUnread: ['A list is not complete.'] }),
    },
  ],
  notApplicable: [{ case: 'an administrator', ...of({ Administrator: YES }) }],
  unknown: [
    { case: 'a path with a condition', ...of({ Escalations: [path('administrator', 'MFA')] }), reason: /if MFA/ },
    { case: 'a list that is not whole', ...of({ EscalationsUnread: ['The list of roles is not complete.'] }) },
  ],
})

checkTable(checks.principalErasesNoEvidence, {
  pass: [
    { case: 'nothing', ...of({}), reason: /keys and backup vaults included/ },
    {
      case: 'a bucket whose policy was not read',
      ...of({ DestroysUnread: { Buckets: ['The policy of b was not read.'] } }),
    },
    { case: 'only instances', ...of({ Destroys: { ...NOTHING, Instances: [deletes('ec2:TerminateInstances')] } }) },
  ],
  fail: [
    {
      case: 'keys',
      ...of({ Destroys: { ...NOTHING, Keys: [deletes('kms:ScheduleKeyDeletion')] } }),
      reason: /ScheduleKeyDeletion/,
    },
    {
      case: 'keys, though the policy of another was not read',
      ...of({
        Destroys: { ...NOTHING, Keys: [deletes('kms:ScheduleKeyDeletion')] },
        DestroysUnread: { Keys: ['The policy of the key k was not read.'] },
      }),
    },
    { case: 'trails', ...of({ Destroys: { ...NOTHING, Trails: [deletes('cloudtrail:StopLogging')] } }) },
  ],
  notApplicable: [{ case: 'an administrator', ...of({ Administrator: YES }) }],
  unknown: [
    {
      case: 'with a condition',
      ...of({ Destroys: { ...NOTHING, Backups: [deletes('backup:DeleteBackupVault', 'MFA')] } }),
    },
    {
      case: 'a key whose policy was not read',
      ...of({ DestroysUnread: { Keys: ['The policy of the key k was not read.'] } }),
      reason: /key k was not read/,
    },
    {
      case: 'a vault whose policy was not read',
      ...of({ DestroysUnread: { Backups: ['The policy of v was not read.'] } }),
    },
  ],
})

checkTable(checks.powerfulKeysInUse, {
  pass: [
    {
      case: 'used of late',
      ...of({ Administrator: YES, AccessKeys: [key()], Use: used('2026-11-20T00:00:00Z') }),
    },
    {
      case: 'idle, but leads nowhere',
      ...of({ AccessKeys: [key()], Use: used('2025-11-20T00:00:00Z') }),
    },
  ],
  fail: [
    {
      case: 'idle',
      ...of({ Administrator: YES, AccessKeys: [key()], Use: used('2026-01-20T00:00:00Z') }),
      reason: /2026-01-20/,
    },
    {
      case: 'never used',
      ...of({ Escalations: [path('administrator')], AccessKeys: [key()], Use: used() }),
      reason: /2026-01-01/,
    },
  ],
  notApplicable: [
    { case: 'no key', ...of({ Administrator: YES }) },
    { case: 'an inactive key', ...of({ Administrator: YES, AccessKeys: [key({ Status: 'Inactive' })] }) },
  ],
  unknown: [{ case: 'power with a condition', ...of({ Administrator: OPEN, AccessKeys: [key()], Use: used() }) }],
})

checkTable(checks.principalNotQuarantined, {
  pass: [{ case: 'none', ...of({}) }],
  fail: [{ case: 'a quarantine policy', ...of({ Quarantine: ['AWSCompromisedKeyQuarantineV3'] }) }],
})

const finding = { Id: 'f', Type: 'UnauthorizedAccess:IAMUser/TorIPCaller', CreatedAt: '2026-11-20T00:00:00Z' }

const watched = (...states: readonly (string | undefined)[]) => ({
  regions: ['us-east-1', 'eu-west-1'],
  read: {
    detectors: states.map((Status, i) => ({
      ...{
        id: `d${i}`,
        name: `d${i}`,
        region: ['us-east-1', 'eu-west-1'][i] ?? '',
        settings: { Detector: { Status } },
      },
    })),
  },
})

checkTable(checks.noCredentialFindings, {
  pass: [{ case: 'none', ...of({}), ...watched('ENABLED', 'ENABLED') }],
  fail: [
    { case: 'a finding', ...of({ CredentialFindings: [finding] }), reason: /TorIPCaller on 2026-11-20/ },
    { case: 'a finding, and more may be', ...of({ CredentialFindings: [finding], CredentialFindingsUnread: ['A.'] }) },
  ],
  notApplicable: [{ case: 'an assignment', ...of({ Kind: 'assignment' }) }],
  unknown: [
    { case: 'not all regions were read', ...of({ CredentialFindingsUnread: ['Some region was not read.'] }) },
    { case: 'GuardDuty is off in a region', ...of({}), ...watched('ENABLED'), reason: /not on in eu-west-1/ },
    { case: 'GuardDuty is suspended in a region', ...of({}), ...watched('DISABLED', 'ENABLED') },
  ],
})
