import { check, fail, notApplicable, pass } from '../../kit/index.ts'
import { instance } from './instance.ts'
import { atRest, backupsRetained, heldByCluster, onOff } from './judgements.ts'

export const instanceStorageEncrypted = check(instance, {
  id: 'rds-instance-storage-encrypted',
  title: 'RDS instances encrypt their storage',
  severity: 'high',
  remediation: 'Restore an encrypted copy of a snapshot into a new instance and move to it.',
  equivalents: {
    prowler: ['rds_instance_storage_encrypted'],
    securityHub: ['RDS.3'],
    config: ['rds-storage-encrypted'],
  },
  test: i => atRest(i.StorageEncrypted, i.StorageEncryptionType),
})

export const instanceMinorUpgradesAutomatic = check(instance, {
  id: 'rds-instance-minor-upgrades-automatic',
  title: 'RDS instances take minor engine upgrades by themselves',
  severity: 'medium',
  remediation: 'Enable automatic minor version upgrades of the instance.',
  equivalents: {
    prowler: ['rds_instance_minor_version_upgrade_enabled'],
    securityHub: ['RDS.13'],
    config: ['rds-automatic-minor-version-upgrade-enabled'],
  },
  test: i =>
    onOff('whether minor upgrades are automatic', i.AutoMinorVersionUpgrade, {
      on: pass('Automatic minor version upgrades are on.'),
      off: fail('Automatic minor version upgrades are off.'),
    }),
})

/** Prowler repeats the cluster's answer for each of its instances. */
export const instanceMultiAz = check(instance, {
  id: 'rds-instance-multi-az',
  title: 'RDS instances have a standby in another Availability Zone',
  severity: 'medium',
  remediation: 'Convert the instance to a Multi-AZ deployment.',
  equivalents: { prowler: ['rds_instance_multi_az'], securityHub: ['RDS.5'], config: ['rds-multi-az-support'] },
  test(i) {
    if (i.DBClusterIdentifier !== undefined) return heldByCluster(i.DBClusterIdentifier)
    return onOff('whether the instance is a Multi-AZ deployment', i.MultiAZ, {
      on: pass('The instance is a Multi-AZ deployment.'),
      off: fail('The instance is in one Availability Zone only.'),
    })
  },
})

/** A read replica holds what its source holds, and the backups are the source's (Security Hub RDS.11 leaves it out too). */
export const instanceBackupsRetained = check(instance, {
  id: 'rds-instance-backups-retained',
  title: 'RDS instances retain automated backups for 7 days or more',
  severity: 'medium',
  remediation: 'Set the backup retention period of the instance to 7 days or more.',
  equivalents: { securityHub: ['RDS.11'], config: ['db-instance-backup-enabled'] },
  test(i) {
    if (i.DBClusterIdentifier !== undefined) return heldByCluster(i.DBClusterIdentifier)
    const source = i.ReadReplicaSourceDBInstanceIdentifier ?? i.ReadReplicaSourceDBClusterIdentifier
    if (source !== undefined) return notApplicable(`The instance is a read replica of ${source}.`)
    return backupsRetained(i.BackupRetentionPeriod)
  },
})

export const instanceDeletionProtected = check(instance, {
  id: 'rds-instance-deletion-protected',
  title: 'RDS instances are protected against deletion',
  severity: 'medium',
  remediation: 'Enable deletion protection of the instance.',
  equivalents: {
    prowler: ['rds_instance_deletion_protection'],
    securityHub: ['RDS.8'],
    config: ['rds-instance-deletion-protection-enabled'],
  },
  test(i) {
    if (i.DBClusterIdentifier !== undefined) return heldByCluster(i.DBClusterIdentifier)
    return onOff('whether deletion protection is on', i.DeletionProtection, {
      on: pass('Deletion protection is on.'),
      off: fail('Deletion protection is off.'),
    })
  },
})
