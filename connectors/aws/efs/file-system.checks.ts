import { check, fail, meaningOf, pass, unknown } from '../../kit/index.ts'
import { letsNobodyInByWildcard, type Statement } from '../../policy/index.ts'
import { fileSystem } from './file-system.ts'

export const fileSystemEncrypted = check(fileSystem, {
  id: 'efs-file-system-encrypted',
  title: 'EFS file systems are encrypted at rest',
  severity: 'medium',
  remediation: 'Make an encrypted file system and copy the files; a file system cannot be encrypted later.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/encryption-at-rest.html'],
  equivalents: {
    prowler: ['efs_encryption_at_rest_enabled'],
    securityHub: ['EFS.1', 'EFS.8'],
    config: ['efs-encrypted-check', 'efs-filesystem-ct-encrypted'],
  },
  test({ FileSystem: { Encrypted: on, KmsKeyId: key } }) {
    if (on === undefined) return unknown('AWS did not state whether the file system is encrypted.')
    return on ? pass(`Encrypted with ${key || 'a KMS key'}.`) : fail('The file system is not encrypted.')
  },
})

export const fileSystemBackups = check(fileSystem, {
  id: 'efs-file-system-automatic-backups-enabled',
  title: 'EFS file systems are backed up automatically',
  severity: 'medium',
  remediation: 'Turn on automatic backups of the file system.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/automatic-backups.html'],
  equivalents: {
    prowler: ['efs_have_backup_enabled'],
    securityHub: ['EFS.7'],
    config: ['efs-automatic-backups-enabled'],
  },
  test({ BackupPolicy: of }) {
    if (of === null) return fail('Automatic backups were never turned on.')
    if (of.Status === undefined) return unknown('AWS did not state whether automatic backups are on.')
    if (of.Status === 'ENABLING') return unknown('Automatic backups are being turned on.')
    return meaningOf(of.Status, { DISABLED: false, DISABLING: false, ENABLED: true }, 'the status of backups')
      ? pass('Automatic backups are ENABLED.')
      : fail(`Automatic backups are ${of.Status}.`)
  },
})

export const fileSystemPolicyNotPublic = check(fileSystem, {
  id: 'efs-file-system-policy-not-public',
  title: 'Policies of EFS file systems let nobody in by a wildcard alone',
  severity: 'high',
  remediation: 'Name the principals, or let in only those that come through a mount target.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/access-control-block-public-access.html'],
  test: ({ Policy }) =>
    Policy === null
      ? pass('The file system has the default policy, which lets in those alone who reach a mount target.')
      : letsNobodyInByWildcard(Policy, onlyByMountTarget),
})

/** "Blocking public access to EFS file systems": what needs a mount target, which lies in a network, is not public. */
const onlyByMountTarget = ({ conditions }: Statement): boolean =>
  conditions.some(
    ({ key, values, operator: { test, negated, ifExists, each } }) =>
      key.toLowerCase() === 'elasticfilesystem:accessedviamounttarget' &&
      test === 'Bool' &&
      !negated &&
      !ifExists &&
      each !== 'ForAllValues' &&
      values.length === 1 &&
      values[0] === 'true',
  )

export const fileSystemSpansZones = check(fileSystem, {
  id: 'efs-file-system-multi-az',
  title: 'EFS file systems are kept in several zones',
  severity: 'medium',
  remediation: 'Make a regional file system and copy the files; where a file system is kept cannot be changed.',
  references: ['https://docs.aws.amazon.com/efs/latest/ug/features.html'],
  test({ FileSystem: { AvailabilityZoneId: id, AvailabilityZoneName: name } }) {
    const zone = name ?? id
    return zone ? fail(`The file system is kept in ${zone} alone.`) : pass('The file system is kept in several zones.')
  },
})
