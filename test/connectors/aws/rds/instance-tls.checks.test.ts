import {
  instanceMariadbTlsRequired,
  instanceSqlServerTlsRequired,
  instanceTlsRequired,
} from '../../../../connectors/aws/rds/instance-tls.checks.ts'
import { checkTable, nothing, type Row, type RowResource } from '../../../kit/table.ts'

const group = (ParameterName: string, ParameterValue: string | undefined, name = 'own'): RowResource => ({
  name,
  settings: {
    Parameters: [
      { ParameterName: 'other', ParameterValue: '1' },
      { ParameterName, ParameterValue },
    ],
  },
})
const row = (text: string, Engine: string, groups: RowResource[], ParameterApplyStatus = 'in-sync'): Row => ({
  case: text,
  settings: { Engine, DBParameterGroups: [{ DBParameterGroupName: 'own', ParameterApplyStatus }] },
  read: { groups, clusters: [], clusterGroups: [] },
})

const members = (DBClusterParameterGroupStatus: string) => [
  { DBInstanceIdentifier: 'ledger-0', DBClusterParameterGroupStatus: 'in-sync' },
  { DBInstanceIdentifier: 'ledger-1', DBClusterParameterGroupStatus },
]
const inCluster = (text: string, clusterGroups: RowResource[], status = 'in-sync', Engine = 'aurora-mysql'): Row => ({
  case: text,
  settings: {
    Engine,
    DBInstanceIdentifier: 'ledger-1',
    DBClusterIdentifier: 'ledger',
    DBParameterGroups: [{ DBParameterGroupName: 'own', ParameterApplyStatus: 'in-sync' }],
  },
  read: {
    groups: [group('require_secure_transport', '1')],
    clusters: [{ name: 'ledger', settings: { DBClusterParameterGroup: 'shared', DBClusterMembers: members(status) } }],
    clusterGroups,
  },
})
const shared = (value: string, name = 'require_secure_transport') => [group(name, value, 'shared')]

checkTable(instanceTlsRequired, {
  pass: [
    { ...row('PostgreSQL', 'postgres', [group('rds.force_ssl', '1')]), reason: /own has rds\.force_ssl at 1\.$/ },
    row('SQL Server', 'sqlserver-ee', [group('rds.force_ssl', '1')]),
    row('MySQL', 'mysql', [group('require_secure_transport', '1')]),
    row('MariaDB', 'mariadb', [group('require_secure_transport', 'ON')]),
    row('Db2 without TCPIP', 'db2-se', [group('DB2COMM', 'SSL')]),
    inCluster('Aurora MySQL, in the group of the cluster', shared('ON')),
    inCluster('Aurora PostgreSQL', shared('1', 'rds.force_ssl'), 'in-sync', 'aurora-postgresql'),
    inCluster('a Multi-AZ cluster', shared('1', 'rds.force_ssl'), 'in-sync', 'postgres'),
  ],
  fail: [
    row('PostgreSQL without', 'postgres', [group('rds.force_ssl', '0')]),
    row('MySQL without', 'mysql', [group('require_secure_transport', 'OFF')]),
    row('Db2 with both', 'db2-se', [group('DB2COMM', 'TCPIP,SSL')]),
    { ...row('an engine too old for the parameter', 'mysql', [group('x', '1')]), reason: /has no parameter/ },
    row('another group has it', 'postgres', [group('rds.force_ssl', '1', 'other'), group('rds.force_ssl', '0')]),
    inCluster('the instance group has it, the cluster not', shared('OFF')),
  ],
  notApplicable: [nothing],
  unknown: [
    row('a change waits for a restart', 'postgres', [group('rds.force_ssl', '1')], 'pending-reboot'),
    row('no value is stated', 'mysql', [group('require_secure_transport', undefined)]),
    row('Oracle, where an option decides', 'oracle-ee', []),
    row('RDS Custom', 'custom-sqlserver-ee', []),
    row('the group is not listed', 'postgres', []),
    row('the parameter of another engine', 'postgres', [group('require_secure_transport', '1')]),
    { ...row('the groups could not be listed', 'postgres', []), incomplete: ['groups'] },
    row('the parameters were denied', 'postgres', [{ name: 'own', gaps: ['Parameters'] }]),
    { case: 'the instance has no group', settings: { Engine: 'postgres' }, read: { groups: [] } },
    { case: 'not read', settings: { Engine: 'postgres' }, gaps: ['DBParameterGroups'] },
    inCluster('a change waits for a restart of the member', shared('ON'), 'pending-reboot'),
    { ...inCluster('the clusters could not be listed', shared('ON')), read: {}, incomplete: ['clusters'] },
  ],
})

const version = (text: string, EngineVersion: string | undefined, value: string): Row => {
  const whole = row(text, 'mariadb', [group('require_secure_transport', value)])
  return { ...whole, settings: { ...whole.settings, EngineVersion } }
}

checkTable(instanceSqlServerTlsRequired, {
  pass: [row('on', 'sqlserver-ex', [group('rds.force_ssl', '1')])],
  fail: [row('off', 'sqlserver-ee', [group('rds.force_ssl', '0')])],
  notApplicable: [nothing, row('RDS Custom', 'custom-sqlserver-ee', [])],
  unknown: [
    row('a change waits for a restart', 'sqlserver-se', [group('rds.force_ssl', '1')], 'pending-reboot'),
    { case: 'AWS does not state the engine', settings: {} },
  ],
})

checkTable(instanceMariadbTlsRequired, {
  pass: [version('on', '10.5.2', 'ON'), version('on', '11.4.3', '1')],
  fail: [version('off', '10.6.14', 'OFF')],
  notApplicable: [
    nothing,
    { ...version('too old for the parameter', '10.4.34', '1'), reason: /10\.4\.34 does not know/ },
    row('MySQL', 'mysql', []),
    { case: 'in a cluster', settings: { Engine: 'mariadb', DBClusterIdentifier: 'ledger' } },
  ],
  unknown: [version('AWS does not state the version', undefined, 'ON')],
})
