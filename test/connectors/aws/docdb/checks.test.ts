import * as checks from '../../../../connectors/aws/docdb/cluster.checks.ts'
import { snapshotEncrypted, snapshotNotPublic } from '../../../../connectors/aws/docdb/cluster-snapshot.checks.ts'
import { checkTable } from '../../../kit/table.ts'

checkTable(checks.storageEncrypted, {
  pass: [{ case: 'it does', settings: { StorageEncrypted: true } }],
  fail: [{ case: 'it does not', settings: { StorageEncrypted: false } }],
  unknown: [{ case: 'AWS does not say', settings: {} }],
})

checkTable(checks.clusterBackupsRetained, {
  pass: [{ case: 'a week', settings: { BackupRetentionPeriod: 7 } }],
  fail: [{ case: 'a day', settings: { BackupRetentionPeriod: 1 } }],
  unknown: [{ case: 'AWS does not say', settings: {} }],
})

checkTable(checks.auditLogExported, {
  pass: [{ case: 'it is', settings: { EnabledCloudwatchLogsExports: ['audit', 'profiler'] } }],
  fail: [
    { case: 'another is', settings: { EnabledCloudwatchLogsExports: ['profiler'] }, reason: /Only profiler/ },
    { case: 'none is', settings: { DBClusterIdentifier: 'c' } },
  ],
})

checkTable(checks.deletionProtected, {
  pass: [{ case: 'it is', settings: { DeletionProtection: true } }],
  fail: [{ case: 'it is not', settings: { DeletionProtection: false } }],
  unknown: [{ case: 'AWS does not say', settings: {} }],
})

checkTable(checks.clusterMultiAz, {
  pass: [{ case: 'it has', settings: { MultiAZ: true } }],
  fail: [{ case: 'it has not', settings: { MultiAZ: false } }],
  unknown: [{ case: 'AWS does not say', settings: {} }],
})

const member = (DBClusterParameterGroupStatus?: string) => ({
  DBInstanceIdentifier: 'c-1',
  DBClusterParameterGroupStatus,
})
const cluster = (...DBClusterMembers: object[]) => ({ settings: { DBClusterParameterGroup: 'own', DBClusterMembers } })
const group = (ParameterValue?: string) => ({
  read: {
    groups: [
      {
        id: 'own',
        settings: { DBClusterParameterGroupName: 'own', Parameters: [{ ParameterName: 'tls', ParameterValue }] },
      },
    ],
  },
})

checkTable(checks.tlsRequired, {
  pass: [
    { case: 'enabled', ...cluster(member('in-sync')), ...group('enabled') },
    { case: 'one version', ...cluster(member('in-sync')), ...group('tls1.3+') },
  ],
  fail: [
    { case: 'disabled', ...cluster(member('in-sync')), ...group('disabled') },
    { case: 'not in use yet', ...cluster(member('in-sync'), member('pending-reboot')), ...group('enabled') },
  ],
  notApplicable: [{ case: 'no instance', ...cluster(), ...group('enabled') }],
  unknown: [
    { case: 'AWS names no group', settings: {}, ...group('enabled') },
    { case: 'the parameter has no value', ...cluster(member('in-sync')), ...group() },
    { case: 'AWS does not say whether it is used', ...cluster(member()), ...group('enabled') },
  ],
})

const shared = (...AttributeValues: string[]) => ({
  settings: { DBClusterSnapshotAttributes: [{ AttributeName: 'restore', AttributeValues }] },
})

checkTable(snapshotNotPublic, {
  pass: [
    { case: 'it is nobody else’s', ...shared() },
    { case: 'with an account', ...shared('111122223333') },
  ],
  fail: [{ case: 'with all', ...shared('all') }],
  unknown: [{ case: 'AWS does not say', settings: { DBClusterSnapshotAttributes: [] } }],
})

checkTable(snapshotEncrypted, {
  pass: [{ case: 'it is', settings: { StorageEncrypted: true } }],
  fail: [{ case: 'it is not', settings: { StorageEncrypted: false } }],
  unknown: [{ case: 'AWS does not say', settings: {} }],
})
