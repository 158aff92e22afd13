import { before } from '../kit/clock.ts'

// What AWS Backup does for Northwind Pay: in the first region plan, locked vault, copies and restore tests; in the second
// a plan that nobody assigned anything to.

const ACCOUNT = '210987654321'
export const MAIN = 'us-east-1'

export const seconds = (now: Date, days: number): number => Math.floor(before(now, days).getTime() / 1000)
const vaultArn = (region: string, name: string) => `arn:aws:backup:${region}:${ACCOUNT}:backup-vault:${name}`
const keyArn = (region: string, id: string) => `arn:aws:kms:${region}:${ACCOUNT}:key/${id}`
const KEYS: Readonly<Record<string, string>> = {
  'us-east-1': '5f0c2d8e-7b1a-4c39-9d44-0a6be1c7f201',
  'eu-west-1': 'a2c91b60-3e57-4f0d-8b12-6cd54f9e7702',
}

export const keyOf = (region: string): string => keyArn(region, KEYS[region] ?? '')

export const vaultsOf = (region: string, now: Date): object[] => {
  const vault = (BackupVaultName: string, of: object) => ({
    BackupVaultName,
    BackupVaultArn: vaultArn(region, BackupVaultName),
    VaultType: 'BACKUP_VAULT',
    CreationDate: seconds(now, 420),
    EncryptionKeyArn: keyOf(region),
    EncryptionKeyType: 'CUSTOMER_MANAGED_KMS_KEY',
    NumberOfRecoveryPoints: 0,
    Locked: false,
    ...of,
  })
  const main = { Locked: true, MinRetentionDays: 35, LockDate: seconds(now, 380), NumberOfRecoveryPoints: 2 }
  return region === MAIN
    ? [vault('nwp-vault', main), vault('Default', { NumberOfRecoveryPoints: 1 })]
    : [vault('nwp-vault-copies', { NumberOfRecoveryPoints: 0 })]
}

const rule = (RuleName: string, TargetBackupVaultName: string, of: object) => ({
  RuleName,
  TargetBackupVaultName,
  ScheduleExpression: 'cron(0 3 ? * * *)',
  StartWindowMinutes: 60,
  CompletionWindowMinutes: 480,
  ...of,
})

interface Plan {
  readonly id: string
  readonly name: string
  readonly rules: readonly object[]
  /** What is assigned to it, by the value of a tag. */
  readonly selection?: { readonly id: string; readonly name: string; readonly value: string }
}

export const plansOf = (region: string): readonly Plan[] =>
  region === MAIN
    ? [
        {
          id: '0d6b1c53-9e0e-4d59-8c3f-2f8f2a1d7e10',
          name: 'nwp-daily',
          rules: [
            rule('daily', 'nwp-vault', {
              Lifecycle: { DeleteAfterDays: 90 },
              RuleId: 'f1a0a6a5-7a5e-4a04-9a46-64c0f2ad5b01',
              CopyActions: [
                {
                  DestinationBackupVaultArn: vaultArn('eu-west-1', 'nwp-vault-copies'),
                  Lifecycle: { DeleteAfterDays: 90 },
                },
              ],
            }),
          ],
          selection: { id: '7c9d3e6a-11c2-4d0e-a1c5-9b0f6c2e4d02', name: 'tagged', value: 'daily' },
        },
      ]
    : [
        {
          id: '3b7e5a90-64d8-4b7c-9e21-d5a0c8f3b611',
          name: 'nwp-payouts-draft',
          rules: [
            rule('weekly', 'nwp-vault-copies', {
              Lifecycle: { DeleteAfterDays: 14 },
              RuleId: 'c55d0a0f-2f43-4b06-8f0a-3d1f7a9b2c12',
            }),
          ],
        },
      ]

const DATABASE = `arn:aws:rds:${MAIN}:${ACCOUNT}:db:nwp-payments`
const VOLUME = `arn:aws:ec2:${MAIN}:${ACCOUNT}:volume/vol-0b7d1c52e90f4a381`
const point = (id: string) => `arn:aws:rds:${MAIN}:${ACCOUNT}:snapshot:awsbackup:job-${id}`
const LAST = point('4e1d7a52-0f0b-9c63-5b8e-2d9f6a7c1e03')
const EARLIER = point('9a7c2b10-6e3d-4f81-a0b2-7d5e8c9f0a14')
const IMAGE = `arn:aws:ec2:${MAIN}::snapshot/snap-0c4f9d8a7b6e51230`

export function recoveryPointsIn(vault: string, now: Date): object[] {
  const made = (RecoveryPointArn: string, days: number, of: object) => ({
    RecoveryPointArn,
    BackupVaultName: vault,
    BackupVaultArn: vaultArn(MAIN, vault),
    Status: 'COMPLETED',
    CreationDate: seconds(now, days),
    CompletionDate: seconds(now, days),
    IamRoleArn: `arn:aws:iam::${ACCOUNT}:role/service-role/AWSBackupDefaultServiceRole`,
    ...of,
  })
  const safe = { ResourceArn: DATABASE, ResourceType: 'RDS', IsEncrypted: true, EncryptionKeyArn: keyOf(MAIN) }
  const lifecycle = { Lifecycle: { DeleteAfterDays: 90 } }
  if (vault === 'nwp-vault')
    return [made(LAST, 1, { ...safe, ...lifecycle }), made(EARLIER, 2, { ...safe, ...lifecycle })]
  if (vault === 'Default') return [made(IMAGE, 200, { ResourceArn: VOLUME, ResourceType: 'EBS', IsEncrypted: false })]
  return []
}

export const protectedIn = (region: string, now: Date): object[] =>
  region === MAIN
    ? [
        { ResourceArn: DATABASE, ResourceType: 'RDS', LastBackupTime: seconds(now, 1), LastRecoveryPointArn: LAST },
        { ResourceArn: VOLUME, ResourceType: 'EBS', LastBackupTime: seconds(now, 200), LastRecoveryPointArn: IMAGE },
      ]
    : []

export const restoresIn = (region: string, now: Date): object[] => {
  const job = (RestoreJobId: string, days: number, of: object) => ({
    AccountId: ACCOUNT,
    RestoreJobId,
    RecoveryPointArn: EARLIER,
    CreationDate: seconds(now, days),
    IamRoleArn: `arn:aws:iam::${ACCOUNT}:role/service-role/AWSBackupDefaultServiceRole`,
    ResourceType: 'RDS',
    ...of,
  })
  return region === MAIN
    ? [
        job('6D1E0B7C-5A0E-2F4B-9C3D-8E7F6A5B4C21', 12, {
          Status: 'COMPLETED',
          PercentDone: '100.00%',
          CompletionDate: seconds(now, 12),
          ValidationStatus: 'SUCCESSFUL',
        }),
        job('B7A2C9D4-1E3F-4A5B-8C6D-0F1E2D3C4B32', 43, {
          Status: 'FAILED',
          PercentDone: '0.00%',
          StatusMessage: 'The subnet group of the target does not exist.',
        }),
      ]
    : []
}

export const restoreTests = (region: string, now: Date) =>
  region === MAIN
    ? [
        {
          RestoreTestingPlanName: 'nwp_monthly',
          RestoreTestingPlanArn: `arn:aws:backup:${MAIN}:${ACCOUNT}:restore-testing-plan:nwp_monthly-2c7d5f10-8e4b-4c3a-9b6d-1f0e7a8c9d43`,
          ScheduleExpression: 'cron(0 5 12 * ? *)',
          CreationTime: seconds(now, 300),
          LastExecutionTime: seconds(now, 12),
          StartWindowHours: 24,
        },
      ]
    : []
