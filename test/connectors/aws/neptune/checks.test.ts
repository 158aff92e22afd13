import {
  auditLogExported,
  clusterBackupsRetained,
  clusterMultiAz,
  deletionProtected,
  iamSignIn,
  storageEncrypted,
  tagsCopied,
} from '../../../../connectors/aws/neptune/cluster.checks.ts'
import { snapshotEncrypted, snapshotNotPublic } from '../../../../connectors/aws/neptune/cluster-snapshot.checks.ts'
import type { ResourceCheck } from '../../../../connectors/kit/index.ts'
import { checkTable } from '../../../kit/table.ts'

const of = (settings: object) => ({ settings: { DBClusterIdentifier: 'fraud', ...settings } })

checkTable(auditLogExported, {
  pass: [{ case: 'exported', ...of({ EnabledCloudwatchLogsExports: ['slowquery', 'audit'] }) }],
  fail: [
    { case: 'none', ...of({}) },
    { case: 'another', ...of({ EnabledCloudwatchLogsExports: ['slowquery'] }) },
  ],
})

checkTable(clusterBackupsRetained, {
  pass: [{ case: 'a week', ...of({ BackupRetentionPeriod: 7 }) }],
  fail: [{ case: 'a day', ...of({ BackupRetentionPeriod: 1 }) }],
  unknown: [{ case: 'AWS says nothing', ...of({}) }],
})

const switches: readonly [ResourceCheck, string][] = [
  [storageEncrypted, 'StorageEncrypted'],
  [snapshotEncrypted, 'StorageEncrypted'],
  [deletionProtected, 'DeletionProtection'],
  [iamSignIn, 'IAMDatabaseAuthenticationEnabled'],
  [tagsCopied, 'CopyTagsToSnapshot'],
  [clusterMultiAz, 'MultiAZ'],
]
for (const [check, member] of switches)
  checkTable(check, {
    pass: [{ case: 'on', ...of({ [member]: true }) }],
    fail: [{ case: 'off', ...of({ [member]: false }) }],
    unknown: [{ case: 'AWS says nothing', ...of({}) }],
  })

const shared = (...AttributeValues: string[]) =>
  of({ DBClusterSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues }] })

checkTable(snapshotNotPublic, {
  pass: [
    { case: 'not shared', ...shared() },
    { case: 'with one account', ...shared('444455556666') },
  ],
  fail: [{ case: 'with all', ...shared('all') }],
  unknown: [{ case: 'AWS says nothing', ...of({ DBClusterSnapshotAttributes: [] }) }],
})
