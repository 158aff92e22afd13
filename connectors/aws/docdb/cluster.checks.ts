import { check, fail, inRegion, type Json, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { atRest, backupsRetained, onOff } from '../rds/judgements.ts'
import { cluster } from './cluster.ts'
import { type ClusterParameterGroup, clusterParameterGroup } from './cluster-parameter-group.ts'

export const storageEncrypted = check(cluster, {
  id: 'docdb-cluster-storage-encrypted',
  title: 'DocumentDB clusters encrypt their storage',
  severity: 'medium',
  remediation: 'Restore a snapshot of the cluster into an encrypted cluster and move to it.',
  references: ['https://docs.aws.amazon.com/documentdb/latest/developerguide/encryption-at-rest.html'],
  equivalents: {
    prowler: ['documentdb_cluster_storage_encrypted'],
    securityHub: ['DocumentDB.1'],
    config: ['docdb-cluster-encrypted'],
  },
  test: c => atRest(c.StorageEncrypted, undefined),
})

export const clusterBackupsRetained = check(cluster, {
  id: 'docdb-cluster-backups-retained',
  title: 'DocumentDB clusters retain automated backups for 7 days or more',
  severity: 'medium',
  remediation: 'Set the backup retention period of the cluster to 7 days or more.',
  references: ['https://docs.aws.amazon.com/documentdb/latest/developerguide/backup_restore.html'],
  equivalents: {
    prowler: ['documentdb_cluster_backup_enabled'],
    securityHub: ['DocumentDB.2'],
    config: ['docdb-cluster-backup-retention-check'],
  },
  test: c => backupsRetained(c.BackupRetentionPeriod),
})

/** What a parameter is set to in a group. */
const parameterOf = (name: string) => (group: Json<ClusterParameterGroup>) => ({
  name: group.DBClusterParameterGroupName,
  set: group.Parameters.find(parameter => parameter.ParameterName === name)?.ParameterValue,
})

/** Values of the parameter `audit_logs` by which nothing is audited; the first is its default. */
const NOT_AUDITED: readonly string[] = ['disabled', 'none']
const AUDITED: readonly string[] = ['enabled', 'all', 'ddl', 'dml', 'dml_read', 'dml_write']

/** The log is exported, and something is written to it (Developer Guide, "Enabling auditing"). */
export const auditLogExported = check(cluster, {
  id: 'docdb-cluster-audit-log-exported',
  title: 'DocumentDB clusters send audit logs to CloudWatch Logs',
  severity: 'medium',
  remediation: 'Export the audit log of the cluster to CloudWatch Logs, and set audit_logs in its parameter group.',
  references: ['https://docs.aws.amazon.com/documentdb/latest/developerguide/event-auditing.html'],
  equivalents: {
    prowler: ['documentdb_cluster_cloudwatch_log_export'],
    securityHub: ['DocumentDB.4'],
    config: ['docdb-cluster-audit-logging-enabled'],
  },
  reads: { groups: inRegion(clusterParameterGroup, parameterOf('audit_logs')) },
  test({ EnabledCloudwatchLogsExports: logs = [], DBClusterParameterGroup: group }, { read }) {
    if (!logs.includes('audit'))
      return fail(logs.length === 0 ? 'No log is exported.' : `Only ${logs.join(', ')} is exported.`)
    if (group === undefined) return unknown('AWS did not name the parameter group of the cluster.')
    const audited = read.groups.find(({ value }) => value.name === group)?.value.set
    if (audited === undefined) return unknown(`What parameter group ${group} says of auditing is not known.`)
    if (NOT_AUDITED.includes(audited))
      return fail(`The audit log is exported, and nothing is written to it: audit_logs is ${audited} in ${group}.`)
    return audited.split(',').every(kind => AUDITED.includes(kind.trim()))
      ? pass(`The audit log is exported, and audit_logs is ${audited} in ${group}.`)
      : unknown(`The audit log is exported; what audit_logs ${audited} in ${group} writes is not known.`)
  },
})

export const deletionProtected = check(cluster, {
  id: 'docdb-cluster-deletion-protected',
  title: 'DocumentDB clusters are protected against deletion',
  severity: 'medium',
  remediation: 'Enable deletion protection of the cluster.',
  references: ['https://docs.aws.amazon.com/documentdb/latest/developerguide/db-cluster-delete.html'],
  equivalents: {
    prowler: ['documentdb_cluster_deletion_protection'],
    securityHub: ['DocumentDB.5'],
    config: ['docdb-cluster-deletion-protection-enabled'],
  },
  test: c =>
    onOff('whether deletion protection is on', c.DeletionProtection, {
      on: pass('Deletion protection is on.'),
      off: fail('Deletion protection is off.'),
    }),
})

export const clusterMultiAz = check(cluster, {
  id: 'docdb-cluster-multi-az',
  title: 'DocumentDB clusters have instances in several Availability Zones',
  severity: 'medium',
  remediation: 'Add an instance of the cluster in another Availability Zone.',
  references: ['https://docs.aws.amazon.com/documentdb/latest/developerguide/replication.html'],
  equivalents: { prowler: ['documentdb_cluster_multi_az_enabled'] },
  test: c =>
    onOff('whether the cluster spans Availability Zones', c.MultiAZ, {
      on: pass('The cluster has instances in several Availability Zones.'),
      off: fail('The cluster has no instances in several Availability Zones.'),
    }),
})

/** Values that AWS documents for the parameter `tls`. */
const TLS: Readonly<Record<string, boolean>> = {
  disabled: false,
  enabled: true,
  'fips-140-3': true,
  'tls1.2+': true,
  'tls1.3+': true,
}

export const tlsRequired = check(cluster, {
  id: 'docdb-cluster-tls-required',
  title: 'DocumentDB clusters take connections over TLS only',
  severity: 'medium',
  remediation: 'Set tls to enabled in the parameter group of the cluster, and reboot its instances.',
  references: ['https://docs.aws.amazon.com/documentdb/latest/developerguide/security.encryption.ssl.html'],
  equivalents: { securityHub: ['DocumentDB.6'], config: ['docdb-cluster-encrypted-in-transit'] },
  reads: {
    groups: inRegion(clusterParameterGroup, parameterOf('tls')),
  },
  test({ DBClusterParameterGroup: group, DBClusterMembers: members }, { read }) {
    if (group === undefined) return unknown('AWS did not name the parameter group of the cluster.')
    const tls = read.groups.find(({ value }) => value.name === group)?.value.set
    if (tls === undefined) return unknown(`What parameter group ${group} says of TLS is not known.`)
    if (!meaningOf(tls, TLS, 'the value of tls')) return fail(`The parameter tls is ${tls} in ${group}.`)
    if (!members?.length) return notApplicable('The cluster has no instance that takes connections.')
    const stale = members.find(({ DBClusterParameterGroupStatus: status }) => status !== 'in-sync')
    if (!stale) return pass(`The parameter tls is ${tls} in ${group}.`)
    const { DBInstanceIdentifier: name = 'it', DBClusterParameterGroupStatus: status } = stale
    return status === undefined
      ? unknown('AWS did not state whether an instance uses it yet.')
      : fail(`An instance does not use ${group} yet: ${name} is ${status}.`)
  },
})
