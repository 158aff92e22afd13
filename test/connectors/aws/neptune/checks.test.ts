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
import { checkTable, type RowResource } from '../../../kit/table.ts'
import { igw, nat, table } from '../ec2/routes.ts'

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

const groupOf = (name: string, VpcId: string | undefined, ...subnets: (string | undefined)[]): RowResource => ({
  name,
  settings: { VpcId, Subnets: subnets.map(SubnetIdentifier => ({ SubnetIdentifier })) },
})
const groups = [groupOf('other', 'vpc-1', 'subnet-9'), groupOf('pay', 'vpc-1', 'subnet-1', 'subnet-2')]
const main = (...routes: object[]) => table({ main: true, routes })
const tableOf = (subnet: string, ...routes: object[]) => table({ subnets: [subnet], routes })
const placed = (...tables: RowResource[]) => ({ ...of({ DBSubnetGroup: 'pay' }), read: { groups, tables } })

checkTable(clusterInPrivateSubnets, {
  pass: [
    { case: 'the main table, without a way out', ...placed(main(nat)) },
    {
      case: 'the main table has one, those of its subnets none',
      ...placed(main(igw), tableOf('subnet-1'), tableOf('subnet-2', nat)),
    },
  ],
  fail: [
    { case: 'the second is public', ...placed(main(), tableOf('subnet-2', igw)), reason: /subnet-2 is public/ },
    { case: 'by the main table', ...placed(main(igw), tableOf('subnet-1')), reason: /subnet-2 is public/ },
  ],
  unknown: [
    { case: 'no group', ...of({}), read: { groups, tables: [main()] } },
    { case: 'the group is not listed', ...of({ DBSubnetGroup: 'gone' }), read: { groups, tables: [main()] } },
    {
      case: 'no subnet is listed',
      ...of({ DBSubnetGroup: 'pay' }),
      read: { groups: [groupOf('pay', 'vpc-1')], tables: [main()] },
    },
    {
      case: 'a subnet has no name',
      ...of({ DBSubnetGroup: 'pay' }),
      read: { groups: [groupOf('pay', 'vpc-1', undefined)], tables: [main()] },
    },
    { case: 'the main table is of another VPC', ...placed(table({ vpc: 'vpc-2', main: true })) },
    {
      case: 'the group of another region',
      ...of({ DBSubnetGroup: 'pay' }),
      read: { groups: [{ ...groupOf('pay', 'vpc-1', 'subnet-1'), region: 'eu-west-1' }], tables: [main()] },
    },
  ],
})
