import {
  clusterAuroraMysqlAuditingOn,
  clusterAuroraMysqlAuditLogExported,
  clusterAuroraPostgresqlLogExported,
  clusterLogsExported,
} from '../../../../connectors/aws/rds/cluster-logs.checks.ts'
import { checkTable, nothing, type Row } from '../../../kit/table.ts'

const of = (Engine: string, ...EnabledCloudwatchLogsExports: string[]): Row => ({
  case: `${Engine} with ${EnabledCloudwatchLogsExports}`,
  settings: { Engine, EnabledCloudwatchLogsExports },
})

checkTable(clusterLogsExported, {
  pass: [of('aurora-mysql', 'error'), of('postgres', 'postgresql')],
  fail: [of('aurora-postgresql'), { case: 'left out', settings: { Engine: 'aurora-mysql' } }],
})

checkTable(clusterAuroraMysqlAuditLogExported, {
  pass: [of('aurora-mysql', 'audit', 'error'), of('aurora', 'audit')],
  fail: [of('aurora-mysql', 'error'), { case: 'left out', settings: { Engine: 'aurora-mysql' } }],
  notApplicable: [
    nothing,
    of('aurora-postgresql'),
    { case: 'Aurora Serverless v1', settings: { Engine: 'aurora-mysql', EngineMode: 'serverless' } },
  ],
  unknown: [{ case: 'AWS does not state the engine', settings: { EnabledCloudwatchLogsExports: ['audit'] } }],
})

checkTable(clusterAuroraPostgresqlLogExported, {
  pass: [of('aurora-postgresql', 'postgresql')],
  fail: [of('aurora-postgresql'), of('aurora-postgresql', 'instance')],
  notApplicable: [nothing, of('postgres', 'postgresql'), of('aurora-mysql')],
})

const audited = (
  text: string,
  logging?: string,
  events?: string,
  status = 'in-sync',
  Engine = 'aurora-mysql',
): Row => ({
  case: text,
  settings: {
    Engine,
    DBClusterParameterGroup: 'own',
    DBClusterMembers: [
      { DBInstanceIdentifier: 'a', DBClusterParameterGroupStatus: 'in-sync' },
      { DBInstanceIdentifier: 'b', DBClusterParameterGroupStatus: status },
    ],
  },
  read: {
    groups: [
      { name: 'other', settings: { Parameters: [] } },
      {
        name: 'own',
        settings: {
          Parameters: [
            { ParameterName: 'server_audit_events', ParameterValue: events },
            { ParameterName: 'server_audit_logging', ParameterValue: logging },
          ],
        },
      },
    ],
  },
})

checkTable(clusterAuroraMysqlAuditingOn, {
  pass: [
    { ...audited('on', '1', 'CONNECT,QUERY_DCL'), reason: /CONNECT,QUERY_DCL/ },
    { ...audited('on, by another word', 'ON', 'CONNECT') },
  ],
  fail: [
    audited('off', '0', 'CONNECT'),
    { ...audited('never set', undefined, 'CONNECT'), reason: /at its default, off/ },
    { ...audited('without events', '1', ''), reason: /names no events/ },
    audited('with events left out', '1'),
  ],
  notApplicable: [nothing, audited('another engine', '1', 'CONNECT', 'in-sync', 'aurora-postgresql')],
  unknown: [
    audited('a change waits for a restart', '1', 'CONNECT', 'pending-reboot'),
    { ...audited('the group is not listed', '1', 'CONNECT'), read: { groups: [] } },
    { ...audited('the groups could not be listed', '1', 'CONNECT'), read: {}, incomplete: ['groups'] },
    {
      ...audited('the parameters are not listed', '1', 'CONNECT'),
      read: { groups: [{ name: 'own', settings: { Parameters: [] } }] },
    },
    { case: 'AWS names no group', settings: { Engine: 'aurora-mysql' }, read: { groups: [] } },
  ],
})
