import {
  check,
  type Json,
  notApplicable,
  type Population,
  type ResourceCheck,
  unknown,
  type Verdict,
} from '../../kit/index.ts'
import { byCluster, clustersHere, type OfCluster } from './clusters-of-instances.ts'
import { instance } from './instance.ts'
import { otherEngine } from './judgements.ts'
import { allExported, anyExported, logsOf } from './logs.ts'

type Exports = Pick<Json<(typeof instance)['shape'] & object>, 'DBClusterIdentifier' | 'EnabledCloudwatchLogsExports'>

/** The logs of an instance of a cluster are set on the cluster; either of the two is enough. */
function judged(i: Exports, clusters: Population<OfCluster>, judge: (exported?: string[]) => Verdict): Verdict {
  const own = judge(i.EnabledCloudwatchLogsExports)
  if (own.status !== 'fail' || i.DBClusterIdentifier === undefined) return own
  return byCluster(clusters, i.DBClusterIdentifier, c => judge(c.logs))
}

/** Any log counts, and the reason names which; Security Hub RDS.9 asks for every log of the engine. */
export const instanceLogsExported = check(instance, {
  id: 'rds-instance-logs-exported',
  title: 'RDS instances send logs to CloudWatch Logs',
  severity: 'medium',
  remediation: 'Export the logs of the engine to CloudWatch Logs.',
  equivalents: { prowler: ['rds_instance_integration_cloudwatch_logs'] },
  reads: { clusters: clustersHere },
  test: (i, { read }) => judged(i, read.clusters, anyExported),
})

/** Engines of which Security Hub names no logs. */
const WITHOUT_A_LIST = /^(custom-|db2-)/

export const instanceAllLogsExported = check(instance, {
  id: 'rds-instance-all-logs-exported',
  title: 'RDS instances send every log of their engine to CloudWatch Logs',
  severity: 'medium',
  remediation: 'Export every log of the engine to CloudWatch Logs.',
  equivalents: { securityHub: ['RDS.9'], config: ['rds-logging-enabled'] },
  reads: { clusters: clustersHere },
  test(i, { read }) {
    if (i.Engine === undefined) return unknown('AWS did not state the engine.')
    const wanted = logsOf(i.Engine)
    if (wanted === undefined && !WITHOUT_A_LIST.test(i.Engine))
      return unknown(`Exhibit does not know the engine ${i.Engine}.`)
    if (wanted === undefined) return notApplicable(`No list of logs to export is known of ${i.Engine}.`)
    return judged(i, read.clusters, exported => allExported(exported, wanted))
  },
})

interface OfEngine {
  id: string
  /** Completes "RDS instances of …". */
  title: string
  engines: RegExp
  logs: readonly string[]
  control: string
  config: string
}

function logsOfEngine(of: OfEngine): ResourceCheck {
  return check(instance, {
    id: `rds-instance-${of.id}-logs-exported`,
    title: `RDS instances of ${of.title} to CloudWatch Logs`,
    severity: 'medium',
    remediation: `Export to CloudWatch Logs: ${of.logs.join(', ')}.`,
    equivalents: { securityHub: [of.control], config: [of.config] },
    reads: { clusters: clustersHere },
    test: (i, { read }) =>
      otherEngine(i.Engine, of.engines) ?? judged(i, read.clusters, exported => allExported(exported, of.logs)),
  })
}

export const instancePostgresqlLogsExported = logsOfEngine({
  id: 'postgresql',
  title: 'PostgreSQL send their log',
  engines: /^postgres$/,
  logs: ['postgresql'],
  control: 'RDS.36',
  config: 'rds-postgresql-logs-to-cloudwatch',
})

export const instanceSqlServerLogsExported = logsOfEngine({
  id: 'sqlserver',
  title: 'SQL Server send their agent and error logs',
  engines: /^sqlserver-/,
  logs: ['agent', 'error'],
  control: 'RDS.40',
  config: 'rds-sql-server-logs-to-cloudwatch',
})

export const instanceMariadbLogsExported = logsOfEngine({
  id: 'mariadb',
  title: 'MariaDB send their audit and error logs',
  engines: /^mariadb$/,
  logs: ['audit', 'error'],
  control: 'RDS.42',
  config: 'mariadb-publish-logs-to-cloudwatch-logs',
})
