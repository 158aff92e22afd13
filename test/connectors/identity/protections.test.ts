import { expect, test } from 'vitest'
import type { Protections } from '../../../connectors/identity/index.ts'
import { withObserved } from '../../../src/evidence/observed.ts'
import { ACCOUNT, accessIn, type Members, type Missing, type Scenario, type Statement } from './scenario.ts'

const ANN = `arn:aws:iam::${ACCOUNT}:user/ann`
const arnOf = (service: string, rest: string) => `arn:aws:${service}:us-east-1:${ACCOUNT}:${rest}`
const [VAULT, SECOND] = [arnOf('backup', 'backup-vault:v'), arnOf('backup', 'backup-vault:w')]

function scenarioOf(actions: string[], more: Record<string, Members>, Resource = '*'): Scenario {
  const own: Statement = { Effect: 'Allow', Action: actions, Resource }
  return {
    ...{ scenario: 'protections', path: null, groups: [], roles: [], policies: {}, bucketPolicies: {}, resources: [] },
    users: [{ name: 'ann', inline: { own: { Version: '2012-10-17', Statement: [own] } }, attached: [] }],
    ...{ more, keyPolicies: {} },
    expected: { escalations: [], chains: [], administrators: { yes: [], no: [] } },
  }
}

interface Told {
  Destroys: Record<string, { Action: string; Resource: string; Policy: string; Protections: Protections }[]>
  DestroysUnread: Record<string, string[]>
}

async function told(scenario: Scenario, missing?: Missing): Promise<Told> {
  const member = (await accessIn(scenario, missing)).members.get(ANN)
  return withObserved(member?.settings ?? {}, member?.observed) as unknown as Told
}

/** Of the first entry of a kind, or of that of an action. */
async function protections(scenario: Scenario, kind: string, missing?: Missing, action?: string): Promise<Protections> {
  const { Destroys } = await told(scenario, missing)
  const found = Destroys[kind]?.find(one => action === undefined || one.Action === action)
  if (found === undefined) throw new Error(`erases no ${kind}`)
  return found.Protections
}

const vault = (Vault: object, Policy: string | null = null) => ({ Vault, Policy, Notifications: null })
const FOR_GOOD = vault({ Locked: true, LockDate: '2026-01-01T00:00:00Z' })
const vaults = (...all: object[]) => ({
  'aws.backup.vault': Object.fromEntries(all.map((v, i) => [[VAULT, SECOND][i] ?? '', v])),
})
const DELETES = ['backup:DeleteRecoveryPoint']

test('a vault lock stands beside what it stops, and what is not locked is counted', async () => {
  expect(await protections(scenarioOf(DELETES, vaults(FOR_GOOD, vault({ Locked: false }))), 'Backups')).toEqual({
    Resources: 2,
    Protected: [{ By: 'vault lock, for good', Resources: 1, Examples: [VAULT], LiftedBy: null }],
    Unprotected: { Resources: 1, Examples: [SECOND] },
    NotKnown: [],
  })
})

test.each([
  ['without a date', { Locked: true }],
  ['before its date', { Locked: true, LockDate: '2030-01-01T00:00:00Z' }],
])('a lock %s is taken away by whoever may', async (_, lock) => {
  const lifts = 'backup:DeleteBackupVaultLockConfiguration'
  const by = async (...actions: string[]) =>
    (await protections(scenarioOf([...DELETES, ...actions], vaults(vault(lock))), 'Backups')).Protected
  expect(await by()).toMatchObject([{ By: 'vault lock that can be taken away', LiftedBy: null }])
  expect(await by(lifts)).toMatchObject([{ LiftedBy: lifts }])
})

test.each<[string, Missing]>([
  ['the lock', { fields: { [VAULT]: ['Vault'] } }],
  ['the policy of the vault', { fields: { [VAULT]: ['Policy'] } }],
  ['the list of vaults', { lists: { 'aws.backup.vault': 'backup:ListBackupVaults' } }],
])('%s was not read: what protects is not known, never none', async (_, missing) => {
  const found = await protections(scenarioOf(DELETES, vaults(vault({ Locked: false }))), 'Backups', missing)
  expect(found.Unprotected.Resources).toBe(0)
  expect(found.NotKnown.join()).toMatch(/denied/)
})

test('a region that was not read may have more', async () => {
  const scenario = { ...scenarioOf(DELETES, vaults(FOR_GOOD)), otherRegions: ['eu-west-1'] }
  expect((await protections(scenario, 'Backups')).NotKnown).toEqual([
    'Backup vaults were not all read: eu-west-1 was not read.',
  ])
})

test('the policy of a vault denies it, unless it leaves the principal out', async () => {
  const policy = (Condition: object) => {
    const Statement = { Effect: 'Deny', Principal: '*', Action: 'backup:DeleteRecoveryPoint', Resource: '*', Condition }
    return vault({ Locked: false }, JSON.stringify({ Version: '2012-10-17', Statement }))
  }
  const all = await protections(scenarioOf(DELETES, vaults(policy({}))), 'Backups')
  expect(all).toMatchObject({ Protected: [{ By: 'a Deny in its own policy' }], Unprotected: { Resources: 0 } })
  const but = policy({ ArnNotEquals: { 'aws:PrincipalArn': ANN } })
  expect(await protections(scenarioOf(DELETES, vaults(but)), 'Backups')).toMatchObject({
    Unprotected: { Resources: 1 },
  })
  const mfa = policy({ Bool: { 'aws:MultiFactorAuthPresent': 'false' } })
  const open = await protections(scenarioOf(DELETES, vaults(mfa)), 'Backups')
  expect(open.Unprotected.Resources).toBe(0)
  expect(open.NotKnown.join()).toMatch(/aws:MultiFactorAuthPresent/)
})

const BUCKET = 'arn:aws:s3:::b'
const bucket = (more: object) => ({
  'aws.s3.bucket': { [BUCKET]: { Policy: null, Versioning: null, ObjectLock: null, ...more } },
})
const lock = (DefaultRetention?: object) => ({
  ObjectLock: { ObjectLockEnabled: 'Enabled', ...(DefaultRetention && { Rule: { DefaultRetention } }) },
})

test.each([
  ['nothing', 's3:DeleteObjectVersion', {}, { Protected: [], Unprotected: { Resources: 1 } }],
  [
    'MFA delete',
    's3:DeleteObjectVersion',
    { Versioning: { Status: 'Enabled', MFADelete: 'Enabled' } },
    { Protected: [{ By: 'MFA delete', LiftedBy: null }] },
  ],
  [
    'object lock in compliance mode',
    's3:*',
    lock({ Mode: 'COMPLIANCE', Days: 30 }),
    { Protected: [{ By: 'only an empty bucket can be deleted', LiftedBy: 's3:DeleteObject' }] },
  ],
  [
    'object lock in governance mode',
    's3:DeleteObjectVersion',
    lock({ Mode: 'GOVERNANCE', Days: 30 }),
    { Protected: [{ By: 'object lock in governance mode, while it lasts', LiftedBy: null }] },
  ],
  ['versioning', 's3:DeleteObject', { Versioning: { Status: 'Enabled' } }, { Unprotected: { Resources: 0 } }],
  [
    'object lock without a default retention',
    's3:DeleteObjectVersion',
    lock(),
    { Protected: [], Unprotected: { Resources: 0 }, NotKnown: [expect.stringContaining('no default retention')] },
  ],
])('a bucket with %s', async (_, action, more, expected) => {
  expect(await protections(scenarioOf([action], bucket(more)), 'Buckets')).toMatchObject(expected)
})

test('a governance lock is got around by whoever may bypass it', async () => {
  const actions = ['s3:DeleteObjectVersion', 's3:BypassGovernanceRetention']
  const found = await protections(scenarioOf(actions, bucket(lock({ Mode: 'GOVERNANCE', Days: 1 }))), 'Buckets')
  expect(found.Protected).toMatchObject([{ LiftedBy: 's3:BypassGovernanceRetention' }])
})

test.each([
  ['rds:DeleteDBInstance', 'Databases', 'aws.rds.instance', arnOf('rds', 'db:d'), { DeletionProtection: true }],
  ['rds:DeleteDBCluster', 'Databases', 'aws.rds.cluster', arnOf('rds', 'cluster:c'), { DeletionProtection: true }],
  [
    'dynamodb:DeleteTable',
    'Databases',
    'aws.dynamodb.table',
    arnOf('dynamodb', 'table/t'),
    { Table: { DeletionProtectionEnabled: true } },
  ],
  [
    'ec2:TerminateInstances',
    'Instances',
    'aws.ec2.instance',
    arnOf('ec2', 'instance/i'),
    { DisableApiTermination: true },
  ],
  [
    'logs:DeleteLogStream',
    'Logs',
    'aws.logs.log-group',
    arnOf('logs', 'log-group:g'),
    { deletionProtectionEnabled: true },
  ],
])('deletion protection stops %s', async (action, kind, type, arn, on) => {
  const more = { [type]: { [arn]: on } }
  const found = await protections(scenarioOf([action], more), kind)
  expect(found).toEqual({
    Resources: 1,
    Protected: [{ By: 'deletion protection', Resources: 1, Examples: [arn], LiftedBy: null }],
    Unprotected: { Resources: 0, Examples: [] },
    NotKnown: [],
  })
  const all = await protections(scenarioOf([action, `${action.split(':')[0]}:*`], more), kind, {}, action)
  expect(all.Protected).toMatchObject([{ LiftedBy: expect.stringMatching(/Modify|Update|Put/) }])
  const unsaid = await protections(scenarioOf([action], { [type]: { [arn]: { Table: {} } } }), kind)
  expect(unsaid).toMatchObject({ Unprotected: { Resources: 0 }, NotKnown: [expect.stringContaining('did not say')] })
})

test('only the resources that a statement names are counted', async () => {
  const [one, two] = [arnOf('rds', 'db:prod-a'), arnOf('rds', 'db:dev-b')]
  const more = { 'aws.rds.instance': { [one]: { DeletionProtection: true }, [two]: { DeletionProtection: false } } }
  const found = await protections(scenarioOf(['rds:DeleteDBInstance'], more, arnOf('rds', 'db:dev-*')), 'Databases')
  expect(found).toMatchObject({ Resources: 1, Protected: [], Unprotected: { Examples: [two] } })
})

test('an organization trail goes on, whatever a member account does', async () => {
  const trail = (account: string, IsOrganizationTrail: boolean) => {
    const TrailARN = `arn:aws:cloudtrail:us-east-1:${account}:trail/t`
    return [TrailARN, { TrailARN, IsOrganizationTrail }] as const
  }
  const more = {
    'aws.cloudtrail.trail': Object.fromEntries([trail(ACCOUNT, false), trail('999999999999', true)]),
  }
  expect(await protections(scenarioOf(['cloudtrail:StopLogging'], more), 'Trails')).toMatchObject({
    Resources: 2,
    Protected: [{ By: 'organization trail of the account 999999999999', Resources: 1, LiftedBy: null }],
    Unprotected: { Resources: 1 },
  })
})

test('a key waits before it is gone', async () => {
  const root = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` }, Action: 'kms:*', Resource: '*' }
  const scenario = { ...scenarioOf(['kms:ScheduleKeyDeletion'], {}), keyPolicies: { k: { Statement: root } } }
  expect((await protections(scenario, 'Keys')).Protected).toMatchObject([
    { By: 'waiting period of 7 to 30 days', Resources: 1, LiftedBy: null },
  ])
})

test('a lock holds a snapshot; one without a lock may be kept by the Recycle Bin, which nobody collects', async () => {
  const arn = (id: string) => `arn:aws:ec2:us-east-1::snapshot/snap-${id}`
  const states = { c: 'compliance', g: 'governance', o: 'compliance-cooloff', e: 'expired' }
  const more = {
    'aws.ec2.snapshot': Object.fromEntries([...Object.keys(states), 'none'].map(id => [arn(id), {}])),
    'aws.ec2.locked-snapshot': Object.fromEntries(
      Object.entries(states).map(([id, LockState]) => [arn(id), { LockState }]),
    ),
  }
  const by = (...actions: string[]) => scenarioOf(['ec2:DeleteSnapshot', ...actions], more)
  const bin = 'Not collected: rules of the Recycle Bin.'
  const locked = await protections(by('ec2:UnlockSnapshot'), 'Snapshots')
  expect(locked).toMatchObject({ Resources: 5, Unprotected: { Resources: 0 }, NotKnown: [bin] })
  expect(locked.Protected).toMatchObject([
    { By: 'snapshot lock in compliance mode', Resources: 1, LiftedBy: null },
    { By: 'snapshot lock in governance mode', Resources: 1, LiftedBy: 'ec2:UnlockSnapshot' },
    { By: 'snapshot lock in compliance mode, in its cooling-off period', LiftedBy: 'ec2:UnlockSnapshot' },
  ])
  const unread = { lists: { 'aws.ec2.locked-snapshot': 'ec2:DescribeLockedSnapshots' } }
  expect(await protections(by(), 'Snapshots', unread)).toMatchObject({
    Protected: [],
    Unprotected: { Resources: 0 },
    NotKnown: [expect.stringMatching(/ec2:DescribeLockedSnapshots was denied/), bin],
  })
})

test('termination protection holds an event data store, and its deletion waits', async () => {
  const store = (account: string, TerminationProtectionEnabled?: boolean) => [
    `arn:aws:cloudtrail:us-east-1:${account}:eventdatastore/${TerminationProtectionEnabled}`,
    { EventDataStore: { TerminationProtectionEnabled } },
  ]
  const more = {
    'aws.cloudtrail.event-data-store': Object.fromEntries([
      ...[store(ACCOUNT, true), store(ACCOUNT, false), store(ACCOUNT), store('999999999999', true)],
    ]),
  }
  const told = await protections(
    scenarioOf(['cloudtrail:DeleteEventDataStore', 'cloudtrail:UpdateEventDataStore'], more),
    'Trails',
  )
  expect(told).toMatchObject({ Resources: 3, NotKnown: [expect.stringMatching(/did not say whether/)] })
  expect(told.Protected).toMatchObject([
    { By: 'termination protection', Resources: 1, LiftedBy: 'cloudtrail:UpdateEventDataStore' },
    { By: 'waiting period of 7 days', Resources: 3, LiftedBy: null },
  ])
})

test('the policy of a vault lets in whom it names, whatever her own policies say', async () => {
  const policy = (AWS: string) =>
    JSON.stringify({ Statement: { Effect: 'Allow', Principal: { AWS }, Action: 'backup:*', Resource: '*' } })
  const by = async (AWS: string, missing?: Missing) =>
    told(scenarioOf(['s3:GetObject'], vaults(vault({ Locked: true }, policy(AWS)))), missing)
  expect((await by(ANN)).Destroys.Backups).toMatchObject([
    { Action: 'backup:DeleteRecoveryPoint', Resource: VAULT, Policy: 'its own policy' },
    { Action: 'backup:DeleteBackupVault' },
  ])
  expect(await by(`arn:aws:iam::${ACCOUNT}:user/bob`)).toMatchObject({ Destroys: { Backups: [] } })
  const unread = await by(ANN, { fields: { [VAULT]: ['Policy'] } })
  expect(unread.Destroys.Backups).toEqual([])
  expect(unread.DestroysUnread.Backups?.join()).toMatch(/The policy of .*vault:v was not read/)
  const unlisted = await by(ANN, { lists: { 'aws.backup.vault': 'backup:ListBackupVaults' } })
  expect(unlisted.DestroysUnread.Backups?.join()).toMatch(/backup:ListBackupVaults was denied/)
})
