import { check, fail, inRegion, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { cluster } from './cluster.ts'
import { clusterParameterGroup } from './cluster-parameter-group.ts'
import { AURORA_MYSQL } from './engines.ts'
import { otherEngine } from './judgements.ts'
import { allExported, anyExported } from './logs.ts'

export const clusterLogsExported = check(cluster, {
  id: 'rds-cluster-logs-exported',
  title: 'Database clusters send logs to CloudWatch Logs',
  severity: 'medium',
  remediation: 'Export the logs of the engine to CloudWatch Logs.',
  equivalents: { prowler: ['rds_cluster_integration_cloudwatch_logs'] },
  test: c => anyExported(c.EnabledCloudwatchLogsExports),
})

/** The export alone, as Security Hub asks: the older parameter `server_audit_logs_upload` is not looked at. */
export const clusterAuroraMysqlAuditLogExported = check(cluster, {
  id: 'rds-cluster-aurora-mysql-audit-log-exported',
  title: 'Clusters of Aurora MySQL send their audit log to CloudWatch Logs',
  severity: 'medium',
  remediation: 'Export the audit log of the cluster to CloudWatch Logs.',
  equivalents: { securityHub: ['RDS.34'], config: ['rds-aurora-mysql-audit-logging-enabled'] },
  test(c) {
    const other = otherEngine(c.Engine, AURORA_MYSQL)
    if (other) return other
    // What EngineMode calls serverless is Aurora Serverless v1; clusters of v2 are provisioned.
    if (c.EngineMode === 'serverless') return notApplicable('The cluster is of Aurora Serverless v1.')
    return allExported(c.EnabledCloudwatchLogsExports, ['audit'])
  },
})

export const clusterAuroraPostgresqlLogExported = check(cluster, {
  id: 'rds-cluster-aurora-postgresql-log-exported',
  title: 'Clusters of Aurora PostgreSQL send their log to CloudWatch Logs',
  severity: 'medium',
  remediation: 'Export the PostgreSQL log of the cluster to CloudWatch Logs.',
  equivalents: { securityHub: ['RDS.37'], config: ['rds-aurora-postgresql-logs-to-cloudwatch'] },
  test: c =>
    otherEngine(c.Engine, /^aurora-postgresql$/) ?? allExported(c.EnabledCloudwatchLogsExports, ['postgresql']),
})

const AUDITS: Readonly<Record<string, boolean>> = { '0': false, '1': true, OFF: false, ON: true }

/**
 * Advanced auditing of Aurora MySQL, which is off until it is switched on, and records the events it is told to. A change
 * that waits for a restart is not in force, so what is recorded is not known; Security Hub fails it.
 */
export const clusterAuroraMysqlAuditingOn = check(cluster, {
  id: 'rds-cluster-aurora-mysql-auditing-on',
  title: 'Clusters of Aurora MySQL record audit events',
  severity: 'medium',
  remediation: 'Set server_audit_logging to 1 and name events in server_audit_events, in the cluster parameter group.',
  equivalents: { securityHub: ['RDS.45'], config: ['aurora-mysql-cluster-audit-logging'] },
  reads: { groups: inRegion(clusterParameterGroup, g => g.Parameters) },
  test(c, { read }) {
    const other = otherEngine(c.Engine, AURORA_MYSQL)
    if (other) return other
    const name = c.DBClusterParameterGroup
    if (name === undefined) return unknown('AWS did not state which parameter group is in force.')
    if (c.DBClusterMembers === undefined) return unknown('AWS did not state which instances use the parameter group.')
    const waiting = c.DBClusterMembers.find(m => m.DBClusterParameterGroupStatus !== 'in-sync')
    if (waiting)
      return unknown(
        `The parameter group ${name} is ${waiting.DBClusterParameterGroupStatus ?? 'in an unstated state'}.`,
      )
    const parameters = read.groups.find(g => g.name === name)?.value
    const [logging, events] = ['server_audit_logging', 'server_audit_events'].map(parameter =>
      parameters?.find(p => p.ParameterName === parameter),
    )
    if (!logging || !events) return unknown(`AWS listed no audit parameters of the group ${name}.`)
    if (!meaningOf((logging.ParameterValue ?? 'OFF').toUpperCase(), AUDITS, 'the value of server_audit_logging'))
      return fail(
        `The parameter group ${name} has server_audit_logging at ${logging.ParameterValue ?? 'its default, off'}.`,
      )
    return events.ParameterValue
      ? pass(`The parameter group ${name} records the events ${events.ParameterValue}.`)
      : fail(`The parameter group ${name} names no events in server_audit_events.`)
  },
})
