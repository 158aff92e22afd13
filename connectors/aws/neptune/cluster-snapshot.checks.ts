import { check } from '../../kit/index.ts'
import { atRest, notPublic } from '../rds/judgements.ts'
import { clusterSnapshot } from './cluster-snapshot.ts'

const GUIDE = 'https://docs.aws.amazon.com/neptune/latest/userguide'

export const snapshotNotPublic = check(clusterSnapshot, {
  id: 'neptune-cluster-snapshot-not-public',
  title: 'Snapshots of Neptune clusters are not public',
  severity: 'critical',
  remediation: 'Remove "all" from the restore attribute of the snapshot.',
  references: [`${GUIDE}/backup-restore-share-snapshot.html`],
  equivalents: {
    prowler: ['neptune_cluster_public_snapshot'],
    securityHub: ['Neptune.3'],
    config: ['neptune-cluster-snapshot-public-prohibited'],
  },
  test: s => notPublic(s.DBClusterSnapshotAttributes),
})

export const snapshotEncrypted = check(clusterSnapshot, {
  id: 'neptune-cluster-snapshot-encrypted',
  title: 'Snapshots of Neptune clusters are encrypted',
  severity: 'medium',
  remediation: 'Restore the snapshot into an encrypted cluster, make another snapshot and delete this one.',
  references: [`${GUIDE}/encrypt.html`],
  equivalents: {
    prowler: ['neptune_cluster_snapshot_encrypted'],
    securityHub: ['Neptune.6'],
    config: ['neptune-cluster-snapshot-encrypted'],
  },
  test: s => atRest(s.StorageEncrypted, undefined),
})
