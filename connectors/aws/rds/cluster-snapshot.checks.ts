import { check } from '../../kit/index.ts'
import { clusterSnapshot } from './cluster-snapshot.ts'
import { atRest, notPublic } from './judgements.ts'

export const clusterSnapshotEncrypted = check(clusterSnapshot, {
  id: 'rds-cluster-snapshot-encrypted',
  title: 'Snapshots of database clusters are encrypted',
  severity: 'high',
  remediation: 'Copy the snapshot with encryption on and delete the unencrypted one.',
  equivalents: { prowler: ['rds_snapshots_encrypted'], securityHub: ['RDS.4'], config: ['rds-snapshot-encrypted'] },
  test: s => atRest(s.StorageEncrypted, s.StorageEncryptionType),
})

export const clusterSnapshotNotPublic = check(clusterSnapshot, {
  id: 'rds-cluster-snapshot-not-public',
  title: 'Snapshots of database clusters are not public',
  severity: 'critical',
  remediation: 'Remove "all" from the restore attribute of the snapshot.',
  equivalents: {
    prowler: ['rds_snapshots_public_access'],
    securityHub: ['RDS.1'],
    config: ['rds-snapshots-public-prohibited'],
  },
  test: s => notPublic(s.DBClusterSnapshotAttributes),
})
