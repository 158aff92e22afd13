import {
  clusterBackups,
  clusterInPrivateSubnets,
  clusterMinorUpgrades,
  clusterSubnetGroup,
} from '../../../../connectors/aws/elasticache/cache-cluster.checks.ts'
import * as group from '../../../../connectors/aws/elasticache/replication-group.checks.ts'
import { checkTable } from '../../../kit/table.ts'
import { subnetGroupRows } from '../ec2/subnet-groups.ts'

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

checkTable(
  clusterInPrivateSubnets,
  subnetGroupRows(name => of({ CacheSubnetGroupName: name })),
)
