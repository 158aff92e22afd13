import { check, fail, pass } from '../../kit/index.ts'
import { cluster } from './cluster.ts'
import { atRest, backupsRetained, onOff } from './judgements.ts'

export const clusterStorageEncrypted = check(cluster, {
  id: 'rds-cluster-storage-encrypted',
  title: 'Database clusters encrypt their storage',
  severity: 'high',
  remediation: 'Restore a snapshot of the cluster into an encrypted cluster and move to it.',
  equivalents: {
    prowler: ['rds_cluster_storage_encrypted'],
    securityHub: ['RDS.27'],
    config: ['rds-cluster-encrypted-at-rest'],
  },
  test: c => atRest(c.StorageEncrypted, c.StorageEncryptionType),
})

export const clusterMultiAz = check(cluster, {
  id: 'rds-cluster-multi-az',
  title: 'Database clusters have instances in several Availability Zones',
  severity: 'medium',
  remediation: 'Add an instance of the cluster in another Availability Zone.',
  equivalents: {
    prowler: ['rds_cluster_multi_az', 'rds_instance_multi_az'],
    securityHub: ['RDS.15'],
    config: ['rds-cluster-multi-az-enabled'],
  },
  test: c =>
    onOff('whether the cluster spans Availability Zones', c.MultiAZ, {
      on: pass('The cluster has instances in several Availability Zones.'),
      off: fail('The cluster has no instances in several Availability Zones.'),
    }),
})

export const clusterBackupsRetained = check(cluster, {
  id: 'rds-cluster-backups-retained',
  title: 'Database clusters retain automated backups for 7 days or more',
  severity: 'medium',
  remediation: 'Set the backup retention period of the cluster to 7 days or more.',
  equivalents: { securityHub: ['RDS.50'], config: ['rds-cluster-backup-retention-check'] },
  test: c => backupsRetained(c.BackupRetentionPeriod),
})

export const clusterDeletionProtected = check(cluster, {
  id: 'rds-cluster-deletion-protected',
  title: 'Database clusters are protected against deletion',
  severity: 'medium',
  remediation: 'Enable deletion protection of the cluster.',
  equivalents: {
    prowler: ['rds_cluster_deletion_protection', 'rds_instance_deletion_protection'],
    securityHub: ['RDS.7'],
    config: ['rds-cluster-deletion-protection-enabled'],
  },
  test: c =>
    onOff('whether deletion protection is on', c.DeletionProtection, {
      on: pass('Deletion protection is on.'),
      off: fail('Deletion protection is off.'),
    }),
})
