import {
  clusterBackups,
  clusterInPrivateSubnets,
  clusterMinorUpgrades,
  clusterSubnetGroup,
} from '../../../../connectors/aws/elasticache/cache-cluster.checks.ts'
import * as group from '../../../../connectors/aws/elasticache/replication-group.checks.ts'
import { checkTable, type RowResource } from '../../../kit/table.ts'
import { igw, nat, table } from '../ec2/routes.ts'

const of = (settings: object) => ({ settings })
const silent = { case: 'AWS does not say', ...of({}) }

checkTable(clusterBackups, {
  pass: [{ case: 'a week', ...of({ Engine: 'redis', SnapshotRetentionLimit: 7 }), reason: /7 days/ }],
  fail: [{ case: 'none', ...of({ Engine: 'valkey', SnapshotRetentionLimit: 0 }) }],
  notApplicable: [
    { case: 'Memcached', ...of({ Engine: 'memcached' }) },
    { case: 'a node of a group', ...of({ Engine: 'redis', ReplicationGroupId: 'pay', SnapshotRetentionLimit: 0 }) },
  ],
  unknown: [silent, { case: 'no days', ...of({ Engine: 'redis' }) }],
})

checkTable(clusterMinorUpgrades, {
  pass: [{ case: 'on', ...of({ AutoMinorVersionUpgrade: true }) }],
  fail: [{ case: 'off', ...of({ AutoMinorVersionUpgrade: false }) }],
  unknown: [silent],
})

checkTable(clusterSubnetGroup, {
  pass: [{ case: 'one of its own', ...of({ CacheSubnetGroupName: 'pay' }) }],
  fail: [{ case: 'the default', ...of({ CacheSubnetGroupName: 'default' }) }],
  unknown: [silent],
})

checkTable(group.groupBackups, {
  pass: [{ case: 'a day', ...of({ SnapshotRetentionLimit: 1 }) }],
  fail: [{ case: 'none', ...of({ SnapshotRetentionLimit: 0 }) }],
  unknown: [silent],
})

checkTable(group.groupMinorUpgrades, {
  pass: [{ case: 'on', ...of({ AutoMinorVersionUpgrade: true }) }],
  fail: [{ case: 'off', ...of({ AutoMinorVersionUpgrade: false }) }],
  unknown: [silent],
})

checkTable(group.groupFailover, {
  pass: [{ case: 'on', ...of({ AutomaticFailover: 'enabled' }) }],
  fail: [
    { case: 'off', ...of({ AutomaticFailover: 'disabled' }) },
    { case: 'being turned off', ...of({ AutomaticFailover: 'disabling' }) },
  ],
  unknown: [silent, { case: 'being turned on', ...of({ AutomaticFailover: 'enabling' }) }],
})

checkTable(group.groupMultiAz, {
  pass: [{ case: 'on', ...of({ MultiAZ: 'enabled' }) }],
  fail: [{ case: 'off', ...of({ MultiAZ: 'disabled' }) }],
  unknown: [silent],
})

checkTable(group.groupEncryptedAtRest, {
  pass: [{ case: 'on', ...of({ AtRestEncryptionEnabled: true }), reason: /^Encryption at rest is on/ }],
  fail: [{ case: 'off', ...of({ AtRestEncryptionEnabled: false }) }],
  unknown: [silent],
})

checkTable(group.groupEncryptedInTransit, {
  pass: [{ case: 'on', ...of({ TransitEncryptionEnabled: true, TransitEncryptionMode: 'preferred' }) }],
  fail: [{ case: 'off', ...of({ TransitEncryptionEnabled: false }) }],
  unknown: [silent],
})

checkTable(group.groupTlsRequired, {
  pass: [{ case: 'required', ...of({ TransitEncryptionEnabled: true, TransitEncryptionMode: 'required' }) }],
  fail: [
    { case: 'preferred', ...of({ TransitEncryptionEnabled: true, TransitEncryptionMode: 'preferred' }) },
    { case: 'off', ...of({ TransitEncryptionEnabled: false }) },
  ],
  unknown: [silent, { case: 'no mode', ...of({ TransitEncryptionEnabled: true }) }],
})

const member = (EngineVersion?: string) => ({
  read: { clusters: [{ id: 'c', name: 'c', settings: { CacheClusterId: 'pay-001', EngineVersion } }] },
})
const auth = (AuthTokenEnabled?: boolean) => of({ AuthTokenEnabled, MemberClusters: ['pay-001', 'pay-002'] })

checkTable(group.groupAuth, {
  pass: [{ case: 'on', ...auth(true), ...member('5.0.6') }],
  fail: [{ case: 'off', ...auth(false), ...member('5.0.6') }],
  notApplicable: [{ case: 'version 7', ...auth(false), ...member('7.1.0') }],
  unknown: [
    { ...silent, ...member('5.0.6') },
    { case: 'not stated', ...auth(), ...member('5.0.6') },
    { case: 'no version', ...auth(false), ...member() },
    { case: 'a version that cannot be read', ...auth(false), ...member('latest') },
  ],
})

const groupOf = (name: string, VpcId: string | undefined, ...subnets: (string | undefined)[]): RowResource => ({
  name,
  settings: { VpcId, Subnets: subnets.map(SubnetIdentifier => ({ SubnetIdentifier })) },
})
const groups = [groupOf('other', 'vpc-1', 'subnet-9'), groupOf('pay', 'vpc-1', 'subnet-1', 'subnet-2')]
const main = (...routes: object[]) => table({ main: true, routes })
const tableOf = (subnet: string, ...routes: object[]) => table({ subnets: [subnet], routes })
const placed = (...tables: RowResource[]) => ({ ...of({ CacheSubnetGroupName: 'pay' }), read: { groups, tables } })

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
    { case: 'the group is not listed', ...of({ CacheSubnetGroupName: 'gone' }), read: { groups, tables: [main()] } },
    {
      case: 'no subnet is listed',
      ...of({ CacheSubnetGroupName: 'pay' }),
      read: { groups: [groupOf('pay', 'vpc-1')], tables: [main()] },
    },
    {
      case: 'a subnet has no name',
      ...of({ CacheSubnetGroupName: 'pay' }),
      read: { groups: [groupOf('pay', 'vpc-1', undefined)], tables: [main()] },
    },
    { case: 'the main table is of another VPC', ...placed(table({ vpc: 'vpc-2', main: true })) },
    {
      case: 'the group of another region',
      ...of({ CacheSubnetGroupName: 'pay' }),
      read: { groups: [{ ...groupOf('pay', 'vpc-1', 'subnet-1'), region: 'eu-west-1' }], tables: [main()] },
    },
  ],
})
