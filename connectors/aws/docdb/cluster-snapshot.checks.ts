import { check } from '../../kit/index.ts'
import { atRest, notPublic } from '../rds/judgements.ts'
import { clusterSnapshot } from './cluster-snapshot.ts'

export const snapshotNotPublic = check(clusterSnapshot, {
  id: 'docdb-cluster-snapshot-not-public',
  title: 'Snapshots of DocumentDB clusters are not public',
  severity: 'critical',
  remediation: 'Remove "all" from the restore attribute of the snapshot.',
  references: [
    'https://docs.aws.amazon.com/documentdb/latest/developerguide/backup_restore-share_cluster_snapshots.html',
  ],
  equivalents: {
    prowler: ['documentdb_cluster_public_snapshot'],
    securityHub: ['DocumentDB.3'],
    config: ['docdb-cluster-snapshot-public-prohibited'],
  },
  test: s => notPublic(s.DBClusterSnapshotAttributes),
})

export const snapshotEncrypted = check(clusterSnapshot, {
  id: 'docdb-cluster-snapshot-encrypted',
  title: 'Snapshots of DocumentDB clusters are encrypted',
  severity: 'high',
  remediation: 'Copy the snapshot with encryption on and delete the unencrypted one.',
  references: ['https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html'],
  test: s => atRest(s.StorageEncrypted, undefined),
})
