import { check, notApplicable, type ResourceCheck, unknown } from '../../kit/index.ts'
import { instance } from './instance.ts'
import { tlsOfInstance, tlsReadings } from './instance-tls.ts'
import { heldByCluster, otherEngine } from './judgements.ts'

/**
 * The parameter that makes the engine refuse connections without TLS, in the group that is in force: the instance's, or
 * that of its cluster. A change that waits for a restart is not in force, so it is unknown; Prowler judges what is written.
 */
export const instanceTlsRequired = check(instance, {
  id: 'rds-instance-tls-required',
  title: 'RDS instances refuse connections without TLS',
  severity: 'high',
  remediation: 'Set rds.force_ssl or require_secure_transport to 1 in the parameter group.',
  reads: tlsReadings,
  test: (i, { read }) => tlsOfInstance(i, read),
})

interface OfEngine {
  id: string
  name: string
  engines: RegExp
  parameter: string
  control: string
  config: string
  /** The first version, major and minor, that knows the parameter. */
  since?: readonly [number, number]
}

/** The same for one engine, as Security Hub asks; instances of clusters are left to the check of all engines. */
function tlsOfEngine({ id, name, engines, parameter, control, config, since }: OfEngine): ResourceCheck {
  return check(instance, {
    id: `rds-instance-${id}-tls-required`,
    title: `RDS instances of ${name} refuse connections without TLS`,
    severity: 'medium',
    remediation: `Set ${parameter} to 1 in the parameter group, and restart the instance if it asks for it.`,
    equivalents: { securityHub: [control], config: [config] },
    reads: tlsReadings,
    test(i, { read }) {
      const other = otherEngine(i.Engine, engines)
      if (other) return other
      if (i.DBClusterIdentifier !== undefined) return heldByCluster(i.DBClusterIdentifier)
      if (since === undefined) return tlsOfInstance(i, read)
      if (i.EngineVersion === undefined) return unknown('AWS did not state the version of the engine.')
      return isOlder(i.EngineVersion, since)
        ? notApplicable(`${name} ${i.EngineVersion} does not know ${parameter}.`)
        : tlsOfInstance(i, read)
    },
  })
}

function isOlder(version: string, [major, minor]: readonly [number, number]): boolean {
  const [one = 0, two = 0] = version.split('.').map(Number)
  return one < major || (one === major && two < minor)
}

export const instanceSqlServerTlsRequired = tlsOfEngine({
  id: 'sqlserver',
  name: 'SQL Server',
  engines: /^sqlserver-/,
  parameter: 'rds.force_ssl',
  control: 'RDS.41',
  config: 'rds-sqlserver-encrypted-in-transit',
})

export const instanceMariadbTlsRequired = tlsOfEngine({
  id: 'mariadb',
  name: 'MariaDB',
  engines: /^mariadb$/,
  parameter: 'require_secure_transport',
  control: 'RDS.44',
  config: 'rds-mariadb-instance-encrypted-in-transit',
  since: [10, 5],
})
