import { check, fail, pass, unknown } from '../../kit/index.ts'
import { recoveryPoint } from './recovery-point.ts'

export const recoveryPointEncrypted = check(recoveryPoint, {
  id: 'backup-recovery-point-encrypted',
  title: 'Recovery points of AWS Backup are encrypted',
  severity: 'medium',
  remediation: 'Encrypt what is backed up, or copy the recovery point to a vault, which encrypts the copy.',
  references: ['https://docs.aws.amazon.com/aws-backup/latest/devguide/encryption.html'],
  equivalents: {
    prowler: ['backup_recovery_point_encrypted'],
    securityHub: ['Backup.1'],
    config: ['backup-recovery-point-encrypted'],
  },
  test({ IsEncrypted: on, EncryptionKeyArn: key }) {
    if (on === undefined) return unknown('AWS did not state whether the recovery point is encrypted.')
    return on ? pass(`Encrypted${key ? ` with ${key}` : ''}.`) : fail('The recovery point is not encrypted.')
  },
})
