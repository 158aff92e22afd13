import {
  instanceAllLogsExported,
  instanceLogsExported,
  instanceMariadbLogsExported,
  instancePostgresqlLogsExported,
  instanceSqlServerLogsExported,
} from '../../../../connectors/aws/rds/instance-logs.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const cluster = (settings: object): NonNullable<Row['read']> => ({
  clusters: [
    { name: 'other', settings: {} },
    { name: 'ledger', settings },
  ],
})
const member = { DBClusterIdentifier: 'ledger', Engine: 'aurora-postgresql' }
const noCluster = { clusters: [] }

checkTable(instanceLogsExported, {
  pass: [
    { case: 'a log', settings: { EnabledCloudwatchLogsExports: ['postgresql'] }, reason: /: postgresql\.$/ },
    {
      case: 'logs of the cluster',
      settings: member,
      read: cluster({ EnabledCloudwatchLogsExports: ['audit', 'error'] }),
      reason: /audit, error/,
    },
  ],
  fail: [
    { case: 'none', settings: { EnabledCloudwatchLogsExports: [] } },
    { case: 'left out', settings: {} },
    { case: 'none, nor of the cluster', settings: member, read: cluster({}) },
  ],
  notApplicable: [nothing],
  unknown: [
    { case: 'not read', gaps: ['EnabledCloudwatchLogsExports'] },
    { case: 'the cluster was not read', settings: member, incomplete: ['clusters'] },
    { case: 'its cluster is not listed', settings: member, read: noCluster },
  ],
})

const engine = (Engine: string, ...EnabledCloudwatchLogsExports: string[]) => ({ Engine, EnabledCloudwatchLogsExports })
const of = (Engine: string, ...logs: string[]): Row => ({
  case: `${Engine} with ${logs}`,
  settings: engine(Engine, ...logs),
})

checkTable(instanceAllLogsExported, {
  pass: [
    of('oracle-ee', 'alert', 'audit', 'listener', 'trace', 'oemagent'),
    of('postgres', 'postgresql', 'upgrade'),
    of('mysql', 'audit', 'error', 'general', 'slowquery'),
    of('mariadb', 'audit', 'error', 'general', 'slowquery'),
    of('sqlserver-se', 'agent', 'error'),
    of('aurora-postgresql', 'postgresql'),
    {
      case: 'of the cluster',
      settings: { ...member, Engine: 'aurora-mysql' },
      read: cluster({ EnabledCloudwatchLogsExports: ['audit', 'error', 'general', 'slowquery'] }),
    },
  ],
  fail: [
    { ...of('postgres', 'postgresql'), reason: /not exported to CloudWatch Logs: upgrade\.$/ },
    of('mysql', 'error'),
    { case: 'none', settings: { Engine: 'sqlserver-se' }, reason: /agent, error/ },
    { case: 'none of the cluster', settings: member, read: cluster({}) },
  ],
  notApplicable: [nothing, of('db2-se'), of('custom-oracle-ee')],
  unknown: [
    { case: 'AWS does not state the engine', settings: { EnabledCloudwatchLogsExports: ['error'] } },
    { case: 'its cluster is not listed', settings: member, read: noCluster },
  ],
})

checkTable(instancePostgresqlLogsExported, {
  pass: [
    of('postgres', 'postgresql'),
    {
      case: 'of a Multi-AZ cluster',
      settings: { DBClusterIdentifier: 'ledger', Engine: 'postgres' },
      read: cluster({ EnabledCloudwatchLogsExports: ['postgresql'] }),
    },
  ],
  fail: [of('postgres', 'upgrade'), of('postgres')],
  notApplicable: [nothing, of('aurora-postgresql'), of('mysql')],
  unknown: [
    { case: 'AWS does not state the engine', settings: {} },
    { case: 'its cluster is not listed', settings: { ...member, Engine: 'postgres' }, read: noCluster },
  ],
})

checkTable(instanceSqlServerLogsExported, {
  pass: [of('sqlserver-ee', 'agent', 'error')],
  fail: [{ ...of('sqlserver-web', 'error'), reason: /: agent\.$/ }, of('sqlserver-se')],
  notApplicable: [nothing, of('custom-sqlserver-ee'), of('postgres')],
})

checkTable(instanceMariadbLogsExported, {
  pass: [of('mariadb', 'audit', 'error')],
  fail: [of('mariadb', 'general', 'slowquery'), of('mariadb', 'audit')],
  notApplicable: [nothing, of('mysql')],
})
