import type { RecoveryPointByBackupVault } from '@aws-sdk/client-backup'
import { evidenceType } from '../../kit/index.ts'

/** One recovery point, as `ListRecoveryPointsByBackupVault` answers it. */
export type RecoveryPoint = RecoveryPointByBackupVault

export const recoveryPoint = evidenceType<RecoveryPoint>({
  id: 'aws.backup.recovery-point',
  title: 'Recovery points of AWS Backup: what was backed up, when, how it is encrypted and how long it is kept',
  reach: 'region',
  population: 'every recovery point in every backup vault of the region, in any state',
  observed: ['/LastRestoreTime', '/IndexStatus', '/IndexStatusMessage', '/BackupSizeInBytes', '/AggregatedScanResult'],
})
