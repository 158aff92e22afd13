import { check, fail, inRegion, type Json, pass, unknown, type Verdict } from '../../kit/index.ts'
import { groupInPrivateSubnets, subnetsOf } from '../ec2/private-subnets.ts'
import { routings } from '../ec2/routing.ts'
import { atRest, backupsRetained, onOff } from '../rds/judgements.ts'
import { subnetGroup } from '../rds/subnet-group.ts'
import { type Cluster, cluster } from './cluster.ts'

const GUIDE = 'https://docs.aws.amazon.com/neptune/latest/userguide'

export const storageEncrypted = check(cluster, {
  id: 'neptune-cluster-storage-encrypted',
  title: 'Neptune clusters encrypt their storage',
  severity: 'medium',
  remediation: 'Restore a snapshot of the cluster into an encrypted cluster and move to it.',
  references: [`${GUIDE}/encrypt.html`],
  equivalents: {
    prowler: ['neptune_cluster_storage_encrypted'],
    securityHub: ['Neptune.1'],
    config: ['neptune-cluster-encrypted'],
  },
  test: c => atRest(c.StorageEncrypted, undefined),
})

export const auditLogExported = check(cluster, {
  id: 'neptune-cluster-audit-log-exported',
  title: 'Neptune clusters send audit logs to CloudWatch Logs',
  severity: 'medium',
  remediation:
    'Export the audit log of the cluster to CloudWatch Logs, and set neptune_enable_audit_log to 1 in its parameter group.',
  references: [`${GUIDE}/cloudwatch-logs.html`, `${GUIDE}/auditing.html`],
  equivalents: {
    prowler: ['neptune_cluster_integration_cloudwatch_logs'],
    securityHub: ['Neptune.2'],
    config: ['neptune-cluster-cloudwatch-log-export-enabled'],
  },
  test(c) {
    const logs = c.EnabledCloudwatchLogsExports ?? []
    if (logs.includes('audit')) return audited(c)
    return fail(logs.length === 0 ? 'No log is exported.' : `Only ${logs.join(', ')} is exported.`)
  },
})

/** Whether something is written to the log that is exported. A parameter counts once the instances were started again. */
function audited({ DBClusterParameterGroup: group, ClusterParameters: all, DBClusterMembers }: Json<Cluster>): Verdict {
  const of = all?.find(({ ParameterName }) => ParameterName === 'neptune_enable_audit_log')
  if (group === undefined || of === undefined)
    return unknown('AWS did not state whether anything is written to the audit log, which is exported.')
  const { ParameterValue: set = 'at its default, 0' } = of
  if (set !== '1')
    return fail(
      `The audit log is exported, and nothing is written to it: neptune_enable_audit_log is ${set} in ${group}.`,
    )
  if (!DBClusterMembers?.length) return unknown(`AWS named no instance that uses the parameter group ${group}.`)
  const waiting = DBClusterMembers.find(({ DBClusterParameterGroupStatus: status }) => status !== 'in-sync')
  return waiting
    ? unknown(`The parameter group ${group} is ${waiting.DBClusterParameterGroupStatus ?? 'in an unstated state'}.`)
    : pass(`The audit log is exported, and neptune_enable_audit_log is 1 in ${group}.`)
}

export const deletionProtected = check(cluster, {
  id: 'neptune-cluster-deletion-protected',
  title: 'Neptune clusters are protected against deletion',
  severity: 'medium',
  remediation: 'Enable deletion protection of the cluster.',
  references: [`${GUIDE}/manage-console-instances-delete.html`],
  equivalents: {
    prowler: ['neptune_cluster_deletion_protection'],
    securityHub: ['Neptune.4'],
    config: ['neptune-cluster-deletion-protection-enabled'],
  },
  test: c =>
    onOff('whether deletion protection is on', c.DeletionProtection, {
      on: pass('Deletion protection is on.'),
      off: fail('Deletion protection is off.'),
    }),
})

export const clusterBackupsRetained = check(cluster, {
  id: 'neptune-cluster-backups-retained',
  title: 'Neptune clusters retain automated backups for 7 days or more',
  severity: 'medium',
  remediation: 'Set the backup retention period of the cluster to 7 days or more.',
  references: [`${GUIDE}/backup-restore-overview-backups.html`],
  equivalents: {
    prowler: ['neptune_cluster_backup_enabled'],
    securityHub: ['Neptune.5'],
    config: ['neptune-cluster-backup-retention-check'],
  },
  test: c => backupsRetained(c.BackupRetentionPeriod),
})

export const iamSignIn = check(cluster, {
  id: 'neptune-cluster-iam-authentication-enabled',
  title: 'Neptune clusters sign clients in with IAM',
  severity: 'medium',
  remediation: 'Enable IAM database authentication of the cluster.',
  references: [`${GUIDE}/iam-auth.html`],
  equivalents: {
    prowler: ['neptune_cluster_iam_authentication_enabled'],
    securityHub: ['Neptune.7'],
    config: ['neptune-cluster-iam-database-authentication'],
  },
  test: c =>
    onOff('whether IAM authentication is on', c.IAMDatabaseAuthenticationEnabled, {
      on: pass('IAM authentication is on.'),
      off: fail('IAM authentication is off.'),
    }),
})

export const tagsCopied = check(cluster, {
  id: 'neptune-cluster-tags-copied-to-snapshots',
  title: 'Snapshots of Neptune clusters carry the tags of the cluster',
  severity: 'low',
  remediation: 'Let the cluster copy its tags to snapshots.',
  references: [`${GUIDE}/tagging.html`],
  equivalents: {
    prowler: ['neptune_cluster_copy_tags_to_snapshots'],
    securityHub: ['Neptune.8'],
    config: ['neptune-cluster-copy-tags-to-snapshot-enabled'],
  },
  test: c =>
    onOff('whether tags are copied to snapshots', c.CopyTagsToSnapshot, {
      on: pass('Tags are copied to snapshots.'),
      off: fail('Tags are not copied to snapshots.'),
    }),
})

export const clusterMultiAz = check(cluster, {
  id: 'neptune-cluster-multi-az',
  title: 'Neptune clusters have instances in several Availability Zones',
  severity: 'medium',
  remediation: 'Add a read replica in another Availability Zone.',
  references: [`${GUIDE}/feature-overview-availability.html`],
  equivalents: { prowler: ['neptune_cluster_multi_az'] },
  test: c =>
    onOff('whether the cluster spans Availability Zones', c.MultiAZ, {
      on: pass('The cluster has instances in several Availability Zones.'),
      off: fail('The cluster has no instances in several Availability Zones.'),
    }),
})

export const clusterInPrivateSubnets = check(cluster, {
  id: 'neptune-cluster-in-private-subnets',
  title: 'Neptune clusters are in private subnets',
  severity: 'medium',
  remediation: 'Restore the cluster into a subnet group whose subnets have no route to an internet gateway.',
  references: [`${GUIDE}/security-vpc.html`],
  equivalents: { prowler: ['neptune_cluster_uses_public_subnet'] },
  reads: { groups: inRegion(subnetGroup, subnetsOf), tables: routings },
  test: ({ DBSubnetGroup: name }, { read }) => groupInPrivateSubnets(name, read),
})
