import { check, fail, inRegion, meaningOf, pass, unknown } from '../../kit/index.ts'
import { moment } from '../shared/moment.ts'
import { cluster } from './cluster.ts'
import { parameterGroup } from './parameter-group.ts'

export const encrypted = check(cluster, {
  id: 'redshift-cluster-encrypted',
  title: 'Redshift clusters are encrypted at rest',
  severity: 'medium',
  remediation: 'Turn on encryption of the cluster; Redshift moves the data to an encrypted cluster.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html'],
  equivalents: {
    prowler: ['redshift_cluster_encrypted_at_rest'],
    securityHub: ['Redshift.10'],
    config: ['redshift-cluster-kms-enabled'],
  },
  test({ Cluster: { Encrypted: on, KmsKeyId: key } }) {
    if (on === undefined) return unknown('AWS did not state whether the cluster is encrypted.')
    return on ? pass(`Encrypted with ${key || 'a key of AWS or of an HSM'}.`) : fail('The cluster is not encrypted.')
  },
})

const REQUIRED: Readonly<Record<string, boolean>> = { true: true, false: false }

/** Of parameter groups of earlier families the default is false, of those since 2025 true: only the group itself tells. */
export const tlsRequired = check(cluster, {
  id: 'redshift-cluster-tls-required',
  title: 'Redshift clusters take TLS only',
  severity: 'medium',
  remediation: 'Set require_ssl to true in the parameter group of the cluster, and reboot the cluster.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/connecting-ssl-support.html'],
  equivalents: {
    prowler: ['redshift_cluster_in_transit_encryption_enabled'],
    securityHub: ['Redshift.2'],
    config: ['redshift-require-tls-ssl'],
  },
  reads: {
    groups: inRegion(parameterGroup, of => ({ name: of.ParameterGroup.ParameterGroupName, parameters: of.Parameters })),
  },
  test({ Cluster: { ClusterParameterGroups: groups } }, { read }) {
    const of = groups?.[0]
    const group = of?.ParameterGroupName
    if (group === undefined) return unknown('AWS did not state which parameter group is in force.')
    if (of?.ParameterApplyStatus !== 'in-sync')
      return unknown(`What is in force of the parameter group ${group} is not known, as it is not wholly applied.`)
    const parameters = read.groups.find(({ value }) => value.name === group)?.value.parameters
    const value = parameters?.find(({ ParameterName: name }) => name === 'require_ssl')?.ParameterValue
    if (value === undefined) return unknown(`AWS did not state require_ssl of the parameter group ${group}.`)
    return meaningOf(value, REQUIRED, 'the value of require_ssl')
      ? pass(`The parameter group ${group} requires TLS.`)
      : fail(`The parameter group ${group} does not require TLS.`)
  },
})

/** Logs that do not arrive are no logs; Security Hub and Prowler ask for the setting alone. */
export const auditLogs = check(cluster, {
  id: 'redshift-cluster-audit-logging-enabled',
  title: 'Redshift clusters keep audit logs',
  severity: 'medium',
  remediation: 'Turn on audit logging to CloudWatch Logs or S3.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/db-auditing.html'],
  equivalents: {
    prowler: ['redshift_cluster_audit_logging'],
    securityHub: ['Redshift.4'],
    config: ['redshift-cluster-audit-logging-enabled'],
  },
  test({ LoggingStatus: of }) {
    if (of?.LoggingEnabled === undefined) return unknown('AWS did not state whether the cluster keeps logs.')
    if (!of.LoggingEnabled) return fail('Audit logging is off.')
    const { LastFailureTime: failed, LastSuccessfulDeliveryTime: delivered, LastFailureMessage: why } = of
    if (why && failed === undefined) return unknown('Audit logging is on; AWS did not state when a delivery failed.')
    return failed !== undefined && (delivered === undefined || moment(delivered) < moment(failed))
      ? fail(`Audit logging is on, and the last delivery, on ${failed}, failed${why ? `: ${why}` : ''}.`)
      : pass('Audit logging is on.')
  },
})

const DAYS = 7

export const backupsRetained = check(cluster, {
  id: 'redshift-cluster-backups-retained',
  title: 'Redshift clusters keep automatic snapshots for 7 days or more',
  severity: 'medium',
  remediation: 'Set the retention of automatic snapshots to 7 days or more.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-snapshots.html'],
  equivalents: { securityHub: ['Redshift.3'], config: ['redshift-backup-enabled'] },
  test({ Cluster: { AutomatedSnapshotRetentionPeriod: days } }) {
    if (days === undefined) return unknown('AWS did not state how long automatic snapshots are kept.')
    if (days === 0) return fail('No automatic snapshots are made.')
    return days >= DAYS ? pass(`They are kept for ${days} days.`) : fail(`They are kept for ${days} days only.`)
  },
})

export const upgrades = check(cluster, {
  id: 'redshift-cluster-upgrades-automatic',
  title: 'Redshift clusters take major upgrades by themselves',
  severity: 'medium',
  remediation: 'Allow version upgrades of the cluster.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-considerations.html'],
  equivalents: {
    prowler: ['redshift_cluster_automatic_upgrades'],
    securityHub: ['Redshift.6'],
    config: ['redshift-cluster-maintenancesettings-check'],
  },
  test({ Cluster: { AllowVersionUpgrade: on } }) {
    if (on === undefined) return unknown('AWS did not state whether upgrades are automatic.')
    return on ? pass('Version upgrades are automatic.') : fail('Version upgrades are not automatic.')
  },
})

/** A text, of which AWS documents only that it is true or not. */
export const multiAz = check(cluster, {
  id: 'redshift-cluster-multi-az',
  title: 'Redshift clusters span two zones',
  severity: 'medium',
  remediation: 'Convert the cluster to Multi-AZ, which needs RA3 nodes.',
  references: ['https://docs.aws.amazon.com/redshift/latest/mgmt/managing-cluster-multi-az.html'],
  equivalents: {
    prowler: ['redshift_cluster_multi_az_enabled'],
    securityHub: ['Redshift.18'],
    config: ['redshift-cluster-multi-az-enabled'],
  },
  test({ Cluster: { MultiAZ: state = '' } }) {
    if (/^(enabled|true)$/i.test(state)) return pass('The cluster is Multi-AZ.')
    return /^(disabled|false)$/i.test(state)
      ? fail('The cluster is in one zone.')
      : unknown('AWS did not state whether the cluster is Multi-AZ.')
  },
})
