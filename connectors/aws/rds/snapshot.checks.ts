import { check } from '../../kit/index.ts'
import { atRest, notPublic } from './judgements.ts'
import { snapshot } from './snapshot.ts'

export const snapshotEncrypted = check(snapshot, {
  id: 'rds-snapshot-encrypted',
  title: 'Snapshots of RDS instances are encrypted',
  severity: 'high',
  remediation: 'Copy the snapshot with encryption on and delete the unencrypted one.',
  equivalents: { prowler: ['rds_snapshots_encrypted'], securityHub: ['RDS.4'], config: ['rds-snapshot-encrypted'] },
  test: s => atRest(s.Encrypted, s.StorageEncryptionType),
})

export const snapshotNotPublic = check(snapshot, {
  id: 'rds-snapshot-not-public',
  title: 'Snapshots of RDS instances are not public',
  severity: 'critical',
  remediation: 'Remove "all" from the restore attribute of the snapshot.',
  equivalents: {
    prowler: ['rds_snapshots_public_access'],
    securityHub: ['RDS.1'],
    config: ['rds-snapshots-public-prohibited'],
  },
  test: s => notPublic(s.DBSnapshotAttributes),
})
