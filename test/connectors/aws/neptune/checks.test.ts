import {
  auditLogExported,
  clusterBackupsRetained,
  clusterInPrivateSubnets,
  clusterMultiAz,
  deletionProtected,
  iamSignIn,
  storageEncrypted,
  tagsCopied,
} from '../../../../connectors/aws/neptune/cluster.checks.ts'
import { snapshotEncrypted, snapshotNotPublic } from '../../../../connectors/aws/neptune/cluster-snapshot.checks.ts'
import type { ResourceCheck } from '../../../../connectors/kit/index.ts'
import { checkTable } from '../../../kit/table.ts'
import { subnetGroupRows } from '../ec2/subnet-groups.ts'

const of = (settings: object) => ({ settings: { DBClusterIdentifier: 'fraud', ...settings } })

const exported = { EnabledCloudwatchLogsExports: ['slowquery', 'audit'], DBClusterParameterGroup: 'graph' }
const audit = (ParameterValue: string | undefined, ...statuses: string[]) =>
  of({
    ...exported,
    ClusterParameters: [{ ParameterName: 'neptune_enable_audit_log', ParameterValue }],
    DBClusterMembers: statuses.map(DBClusterParameterGroupStatus => ({ DBClusterParameterGroupStatus })),
  })

checkTable(auditLogExported, {
  pass: [
    { case: 'exported, in use by its instance', ...audit('1', 'in-sync') },
    { case: 'exported, in use by every instance', ...audit('1', 'in-sync', 'in-sync') },
  ],
  fail: [
    { case: 'nothing is written to it', ...audit('0'), reason: /is 0 in graph/ },
    { case: 'nobody turned it on', ...audit(undefined), reason: /at its default/ },
    { case: 'none', ...of({}) },
    { case: 'another', ...of({ EnabledCloudwatchLogsExports: ['slowquery'] }) },
  ],
  unknown: [
    { case: 'AWS lists no such parameter', ...of({ ...exported, ClusterParameters: [] }) },
    { case: 'AWS names no group', ...of({ ...exported, DBClusterParameterGroup: undefined, ClusterParameters: null }) },
    { case: 'it has no instance', ...audit('1'), reason: /no instance/ },
    { case: 'an instance does not use it yet', ...audit('1', 'in-sync', 'pending-reboot'), reason: /pending-reboot/ },
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

checkTable(
  clusterInPrivateSubnets,
  subnetGroupRows(name => of({ DBSubnetGroup: name })),
)
