import { check, fail, inRegion, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import { clusterParameterGroup } from './cluster-parameter-group.ts'
import { byCluster, clustersHere } from './clusters-of-instances.ts'
import { instance } from './instance.ts'
import { onOff } from './judgements.ts'
import { parameterGroup } from './parameter-group.ts'
import { tlsRequired } from './tls.ts'

/**
 * The setting alone, whatever the security groups let through. A Multi-AZ cluster holds the setting itself, and an
 * Aurora PostgreSQL cluster may have an internet access gateway, which its instances do not show; neither Security Hub
 * RDS.2 nor Prowler looks there. Clusters of Aurora MySQL have neither.
 */
export const instanceNotPublic = check(instance, {
  id: 'rds-instance-not-public',
  title: 'RDS instances are not publicly accessible',
  severity: 'critical',
  remediation: 'Turn off public access of the instance.',
  equivalents: { securityHub: ['RDS.2'], config: ['rds-instance-public-access-check'] },
  reads: { clusters: clustersHere },
  test(i, { read }) {
    const { DBClusterIdentifier: cluster, Engine, PubliclyAccessible } = i
    const own = onOff('whether the instance is publicly accessible', PubliclyAccessible, {
      on: fail('The instance is publicly accessible.'),
      off: pass('The instance is not publicly accessible.'),
    })
    if (own.status !== 'pass' || cluster === undefined || /^aurora(-mysql)?$/.test(Engine ?? '')) return own
    return byCluster(read.clusters, cluster, c => {
      if (c.publiclyAccessible === true) return fail(`The cluster ${cluster} is publicly accessible.`)
      return c.internetGateway === true ? fail(`The cluster ${cluster} has an internet access gateway.`) : own
    })
  },
})

const IAM_ENGINES = /^(mysql|mariadb|postgres|aurora|aurora-mysql|aurora-postgresql)$/

export const instanceIamAuthenticationEnabled = check(instance, {
  id: 'rds-instance-iam-authentication-enabled',
  title: 'RDS instances accept IAM authentication',
  severity: 'medium',
  remediation: 'Enable IAM database authentication of the instance, or of its cluster.',
  equivalents: {
    prowler: ['rds_instance_iam_authentication_enabled'],
    securityHub: ['RDS.10'],
    config: ['rds-instance-iam-authentication-enabled'],
  },
  reads: { clusters: clustersHere },
  test(i, { read }) {
    const { DBClusterIdentifier: cluster, Engine } = i
    if (Engine === undefined) return unknown('AWS did not state the engine.')
    if (!IAM_ENGINES.test(Engine)) return notApplicable(`IAM authentication is not offered for ${Engine}.`)
    if (cluster === undefined) return iamAuthentication(i.IAMDatabaseAuthenticationEnabled)
    return byCluster(read.clusters, cluster, c => iamAuthentication(c.iamAuthentication))
  },
})

const iamAuthentication = (enabled: boolean | undefined): Verdict =>
  onOff('whether IAM authentication is enabled', enabled, {
    on: pass('IAM authentication is enabled.'),
    off: fail('IAM authentication is not enabled.'),
  })

/** Any log counts, and the reason names which; Security Hub RDS.9 asks for every log of the engine. */
export const instanceLogsExported = check(instance, {
  id: 'rds-instance-logs-exported',
  title: 'RDS instances send logs to CloudWatch Logs',
  severity: 'medium',
  remediation: 'Export the logs of the engine to CloudWatch Logs.',
  equivalents: { prowler: ['rds_instance_integration_cloudwatch_logs'] },
  reads: { clusters: clustersHere },
  test(i, { read }) {
    const { DBClusterIdentifier: cluster, EnabledCloudwatchLogsExports: own = [] } = i
    if (own.length > 0 || cluster === undefined) return logsExported(own)
    return byCluster(read.clusters, cluster, c => logsExported(c.logs ?? []))
  },
})

const logsExported = (logs: readonly string[]): Verdict =>
  logs.length > 0
    ? pass(`Logs exported to CloudWatch Logs: ${logs.join(', ')}.`)
    : fail('No log is exported to CloudWatch Logs.')

/**
 * The parameter that makes the engine refuse connections without TLS, in the group that is in force: the instance's, or
 * that of its cluster. A change that waits for a restart is not in force, so it is unknown; Prowler judges what is written.
 */
export const instanceTlsRequired = check(instance, {
  id: 'rds-instance-tls-required',
  title: 'RDS instances refuse connections without TLS',
  severity: 'high',
  remediation: 'Set rds.force_ssl or require_secure_transport to 1 in the parameter group.',
  reads: {
    clusters: clustersHere,
    groups: inRegion(parameterGroup, g => g.Parameters),
    clusterGroups: inRegion(clusterParameterGroup, g => g.Parameters),
  },
  test(i, { read }) {
    const { DBClusterIdentifier: id, DBInstanceIdentifier, Engine } = i
    if (id === undefined) {
      const [group, ...others] = i.DBParameterGroups ?? []
      const only = others.length === 0 ? group : undefined
      return tlsRequired(Engine, only?.DBParameterGroupName, only?.ParameterApplyStatus, read.groups)
    }
    return byCluster(read.clusters, id, c => {
      const member = c.members?.find(m => m.DBInstanceIdentifier === DBInstanceIdentifier)
      return tlsRequired(Engine, c.parameterGroup, member?.DBClusterParameterGroupStatus, read.clusterGroups)
    })
  },
})
