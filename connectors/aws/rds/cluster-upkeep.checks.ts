import { check, fail, pass } from '../../kit/index.ts'
import { cluster } from './cluster.ts'
import { AURORA_MYSQL } from './engines.ts'
import { onOff, otherEngine } from './judgements.ts'

export const clusterIamAuthenticationEnabled = check(cluster, {
  id: 'rds-cluster-iam-authentication-enabled',
  title: 'Database clusters accept IAM authentication',
  severity: 'medium',
  remediation: 'Enable IAM database authentication of the cluster.',
  equivalents: {
    prowler: ['rds_cluster_iam_authentication_enabled'],
    securityHub: ['RDS.12'],
    config: ['rds-cluster-iam-authentication-enabled'],
  },
  test: c =>
    onOff('whether IAM authentication is enabled', c.IAMDatabaseAuthenticationEnabled, {
      on: pass('IAM authentication is enabled.'),
      off: fail('IAM authentication is not enabled.'),
    }),
})

/** AWS states a window where backtracking is on and, in most answers, nothing where it is off. */
export const clusterBacktrackEnabled = check(cluster, {
  id: 'rds-cluster-backtrack-enabled',
  title: 'Clusters of Aurora MySQL can be wound back',
  severity: 'medium',
  remediation: 'Restore or clone the cluster with a backtrack window and move to it; it cannot be set later.',
  equivalents: {
    prowler: ['rds_cluster_backtrack_enabled'],
    securityHub: ['RDS.14'],
    config: ['aurora-mysql-backtracking-enabled'],
  },
  test(c) {
    const other = otherEngine(c.Engine, AURORA_MYSQL)
    if (other) return other
    const seconds = c.BacktrackWindow ?? 0
    return seconds > 0
      ? pass(`The backtrack window is ${seconds} seconds.`)
      : fail('The cluster has no backtrack window.')
  },
})

/** Of Aurora each instance has the setting. Prowler judges Aurora clusters of several zones too. */
export const clusterMinorUpgradesAutomatic = check(cluster, {
  id: 'rds-cluster-minor-upgrades-automatic',
  title: 'Multi-AZ database clusters take minor engine upgrades by themselves',
  severity: 'medium',
  remediation: 'Enable automatic minor version upgrades of the cluster.',
  equivalents: { securityHub: ['RDS.35'], config: ['rds-cluster-auto-minor-version-upgrade-enable'] },
  test: c =>
    otherEngine(c.Engine, /^(mysql|postgres)$/) ??
    onOff('whether minor upgrades are automatic', c.AutoMinorVersionUpgrade, {
      on: pass('Automatic minor version upgrades are on.'),
      off: fail('Automatic minor version upgrades are off.'),
    }),
})
