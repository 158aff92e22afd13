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

const audited = {
  settings: { EnabledCloudwatchLogsExports: ['audit', 'profiler'], DBClusterParameterGroup: 'own' },
}
const group = (ParameterName: string, ParameterValue?: string) => ({
  read: {
    groups: [
      {
        id: 'own',
        settings: { DBClusterParameterGroupName: 'own', Parameters: [{ ParameterName, ParameterValue }] },
      },
    ],
  },
})

checkTable(checks.auditLogExported, {
  pass: [
    { case: 'it is, of everything', ...audited, ...group('audit_logs', 'enabled') },
    { case: 'it is, of some', ...audited, ...group('audit_logs', 'ddl') },
  ],
  fail: [
    { case: 'nothing is written to it', ...audited, ...group('audit_logs', 'disabled'), reason: /is disabled in own/ },
    { case: 'nothing is written to it any more', ...audited, ...group('audit_logs', 'none') },
    { case: 'another is', settings: { EnabledCloudwatchLogsExports: ['profiler'] }, reason: /Only profiler/ },
    { case: 'none is', settings: { DBClusterIdentifier: 'c' } },
  ],
  unknown: [
    { case: 'AWS names no group', settings: { EnabledCloudwatchLogsExports: ['audit'] } },
    { case: 'the parameter has no value', ...audited, ...group('audit_logs') },
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
checkTable(checks.tlsRequired, {
  pass: [
    { case: 'enabled', ...cluster(member('in-sync')), ...group('tls', 'enabled') },
    { case: 'one version', ...cluster(member('in-sync')), ...group('tls', 'tls1.3+') },
  ],
  fail: [
    { case: 'disabled', ...cluster(member('in-sync')), ...group('tls', 'disabled') },
    { case: 'not in use yet', ...cluster(member('in-sync'), member('pending-reboot')), ...group('tls', 'enabled') },
  ],
  notApplicable: [{ case: 'no instance', ...cluster(), ...group('tls', 'enabled') }],
  unknown: [
    { case: 'AWS names no group', settings: {}, ...group('tls', 'enabled') },
    { case: 'the parameter has no value', ...cluster(member('in-sync')), ...group('tls') },
    { case: 'AWS does not say whether it is used', ...cluster(member()), ...group('tls', 'enabled') },
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
