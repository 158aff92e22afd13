import { check, fail, notApplicable, pass, unknown, type Verdict } from '../../kit/index.ts'
import { byCluster, clustersHere } from './clusters-of-instances.ts'
import { AURORA_MYSQL } from './engines.ts'
import { instance } from './instance.ts'
import { onOff } from './judgements.ts'

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
    if (own.status !== 'pass' || cluster === undefined || AURORA_MYSQL.test(Engine ?? '')) return own
    return byCluster(read.clusters, cluster, c => {
      if (c.publiclyAccessible === true) return fail(`The cluster ${cluster} is publicly accessible.`)
      return c.internetGateway === true ? fail(`The cluster ${cluster} has an internet access gateway.`) : own
    })
  },
})

const IAM_ENGINES = /^(mysql|mariadb|postgres|aurora|aurora-mysql|aurora-postgresql)$/
const NO_IAM_ENGINES = /^(custom-)?(oracle|sqlserver|db2)-/

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
    if (NO_IAM_ENGINES.test(Engine)) return notApplicable(`IAM authentication is not offered for ${Engine}.`)
    if (!IAM_ENGINES.test(Engine)) return unknown(`Exhibit does not know the engine ${Engine}.`)
    if (cluster === undefined) return iamAuthentication(i.IAMDatabaseAuthenticationEnabled)
    return byCluster(read.clusters, cluster, c => iamAuthentication(c.iamAuthentication))
  },
})

const iamAuthentication = (enabled: boolean | undefined): Verdict =>
  onOff('whether IAM authentication is enabled', enabled, {
    on: pass('IAM authentication is enabled.'),
    off: fail('IAM authentication is not enabled.'),
  })
