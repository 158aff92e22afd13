import type { BackupVaultEvent, BackupVaultListMember } from '@aws-sdk/client-backup'
import { evidenceType } from '../../kit/index.ts'

export interface Vault {
  /** Of `ListBackupVaults`. `LockDate` is when nobody can take the lock away any more; a lock without it can be removed. */
  Vault: BackupVaultListMember
  /** `GetBackupVaultAccessPolicy`; `null`: the vault has none. */
  Policy: string | null
  /** `GetBackupVaultNotifications`: events that a topic is told; `null`: none. */
  Notifications: { SNSTopicArn: string | undefined; BackupVaultEvents: BackupVaultEvent[] | undefined } | null
}

export const vault = evidenceType<Vault>({
  id: 'aws.backup.vault',
  title: 'Backup vaults, their locks, keys, policies and notifications',
  reach: 'region',
  population: 'every backup vault that ListBackupVaults lists in the region, of any type, AWS made ones among them',
  observed: ['/Vault/NumberOfRecoveryPoints'],
})
