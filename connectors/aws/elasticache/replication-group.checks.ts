import { check, fail, inRegion, meaningOf, notApplicable, pass, unknown } from '../../kit/index.ts'
import { cacheCluster } from './cache-cluster.ts'
import { isOn, snapshotsKept } from './judgements.ts'
import { replicationGroup } from './replication-group.ts'

export const groupBackups = check(replicationGroup, {
  id: 'elasticache-replication-group-backups-retained',
  title: 'ElastiCache replication groups are backed up',
  severity: 'high',
  remediation: 'Set how many days snapshots of the group are kept.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html'],
  equivalents: { securityHub: ['ElastiCache.1'], config: ['elasticache-redis-cluster-automatic-backup-check'] },
  test: ({ SnapshotRetentionLimit: days }) => snapshotsKept(days),
})

export const groupMinorUpgrades = check(replicationGroup, {
  id: 'elasticache-replication-group-minor-upgrades-automatic',
  title: 'ElastiCache replication groups take minor engine upgrades by themselves',
  severity: 'high',
  remediation: 'Enable automatic minor version upgrades of the group.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html'],
  equivalents: { prowler: ['elasticache_redis_cluster_auto_minor_version_upgrades'] },
  test: ({ AutoMinorVersionUpgrade: on }) => isOn(on, 'automatic minor version upgrade'),
})

export const groupFailover = check(replicationGroup, {
  id: 'elasticache-replication-group-automatic-failover',
  title: 'ElastiCache replication groups fail over by themselves',
  severity: 'medium',
  remediation: 'Add a replica to the group, and turn on automatic failover.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html'],
  equivalents: {
    prowler: ['elasticache_redis_cluster_automatic_failover_enabled'],
    securityHub: ['ElastiCache.3'],
    config: ['elasticache-repl-grp-auto-failover-enabled'],
  },
  test({ AutomaticFailover: state }) {
    if (state === undefined) return unknown('AWS did not state whether the group fails over by itself.')
    if (state === 'enabling') return unknown('Automatic failover is being turned on.')
    return meaningOf(state, { disabled: false, disabling: false, enabled: true }, 'the state of failover')
      ? pass('Automatic failover is enabled.')
      : fail(`Automatic failover is ${state}.`)
  },
})

export const groupMultiAz = check(replicationGroup, {
  id: 'elasticache-replication-group-multi-az',
  title: 'ElastiCache replication groups span several zones',
  severity: 'medium',
  remediation: 'Turn on Multi-AZ of the group.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html'],
  equivalents: { prowler: ['elasticache_redis_cluster_multi_az_enabled'] },
  test({ MultiAZ: state }) {
    if (state === undefined) return unknown('AWS did not state whether the group is Multi-AZ.')
    return meaningOf(state, { disabled: false, enabled: true }, 'the state of Multi-AZ')
      ? pass('Multi-AZ is enabled.')
      : fail(`Multi-AZ is ${state}.`)
  },
})

export const groupEncryptedAtRest = check(replicationGroup, {
  id: 'elasticache-replication-group-encrypted-at-rest',
  title: 'ElastiCache replication groups are encrypted at rest',
  severity: 'medium',
  remediation: 'Make an encrypted group and move the data; a group cannot be encrypted later.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html'],
  equivalents: {
    prowler: ['elasticache_redis_cluster_rest_encryption_enabled'],
    securityHub: ['ElastiCache.4'],
    config: ['elasticache-repl-grp-encrypted-at-rest'],
  },
  test: ({ AtRestEncryptionEnabled: on }) => isOn(on, 'encryption at rest'),
})

const TLS = ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html']

export const groupEncryptedInTransit = check(replicationGroup, {
  id: 'elasticache-replication-group-encrypted-in-transit',
  title: 'ElastiCache replication groups can be reached over TLS',
  severity: 'medium',
  remediation: 'Turn on encryption in transit, first as preferred, then as required.',
  references: TLS,
  equivalents: {
    prowler: ['elasticache_redis_cluster_in_transit_encryption_enabled'],
    securityHub: ['ElastiCache.5'],
    config: ['elasticache-repl-grp-encrypted-in-transit'],
  },
  test: ({ TransitEncryptionEnabled: on }) => isOn(on, 'encryption in transit'),
})

export const groupTlsRequired = check(replicationGroup, {
  id: 'elasticache-replication-group-tls-required',
  title: 'ElastiCache replication groups take TLS only',
  severity: 'medium',
  remediation: 'Set the mode of encryption in transit to required once every client uses TLS.',
  why: 'Where TLS is only preferred, clients may still connect in clear.',
  references: TLS,
  test({ TransitEncryptionEnabled: on, TransitEncryptionMode: mode }) {
    if (on === false) return fail('Encryption in transit is off.')
    if (!on || mode === undefined) return unknown('AWS did not state whether TLS is required.')
    return meaningOf(mode, { preferred: false, required: true }, 'the mode of TLS')
      ? pass('TLS is required.')
      : fail(`TLS is ${mode}, and not required.`)
  },
})

/** From version 6 on, users with rights of their own take the place of the one token (Security Hub, ElastiCache.6). */
export const groupAuth = check(replicationGroup, {
  id: 'elasticache-replication-group-auth-enabled',
  title: 'ElastiCache replication groups of Redis before version 6 ask for the AUTH token',
  severity: 'medium',
  remediation: 'Turn on encryption in transit and set an AUTH token, or upgrade to version 6 and make users.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth.html'],
  equivalents: {
    prowler: ['elasticache_redis_replication_group_auth_enabled'],
    securityHub: ['ElastiCache.6'],
    config: ['elasticache-repl-grp-redis-auth-enabled'],
  },
  reads: {
    clusters: inRegion(cacheCluster, c => ({ id: c.CacheClusterId, version: c.EngineVersion })),
  },
  test({ AuthTokenEnabled: on, MemberClusters: members = [] }, { read }) {
    const [member] = members
    if (member === undefined) return unknown('AWS named no cluster of the group.')
    const version = read.clusters.find(({ value }) => value.id === member)?.value.version
    const major = Number(/^(\d+)\./.exec(version ?? '')?.[1] ?? Number.NaN)
    if (Number.isNaN(major)) return unknown('AWS did not state the version of the group.')
    return major >= 6
      ? notApplicable(`Version ${version} has users in place of the AUTH token.`)
      : isOn(on, 'the AUTH token')
  },
})
