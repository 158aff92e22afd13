import { check, fail, inRegion, notApplicable, pass, unknown } from '../../kit/index.ts'
import { groupInPrivateSubnets, subnetsOf } from '../ec2/private-subnets.ts'
import { routings } from '../ec2/routing.ts'
import { cacheCluster } from './cache-cluster.ts'
import { isOn, snapshotsKept } from './judgements.ts'
import { subnetGroup } from './subnet-group.ts'

export const clusterBackups = check(cacheCluster, {
  id: 'elasticache-cache-cluster-backups-retained',
  title: 'Redis and Valkey clusters outside of replication groups are backed up',
  severity: 'high',
  remediation: 'Set how many days snapshots of the cluster are kept.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/backups-automatic.html'],
  equivalents: { securityHub: ['ElastiCache.1'], config: ['elasticache-redis-cluster-automatic-backup-check'] },
  test({ Engine: engine, ReplicationGroupId: group, SnapshotRetentionLimit: days }) {
    if (engine === undefined) return unknown('AWS did not state the engine of the cluster.')
    if (engine === 'memcached') return notApplicable('Memcached clusters are not backed up this way.')
    return group ? notApplicable(`The replication group ${group} is backed up as a whole.`) : snapshotsKept(days)
  },
})

export const clusterMinorUpgrades = check(cacheCluster, {
  id: 'elasticache-cache-cluster-minor-upgrades-automatic',
  title: 'ElastiCache clusters take minor engine upgrades by themselves',
  severity: 'high',
  remediation: 'Enable automatic minor version upgrades of the cluster.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/VersionManagement.html'],
  equivalents: { securityHub: ['ElastiCache.2'], config: ['elasticache-auto-minor-version-upgrade-check'] },
  test: ({ AutoMinorVersionUpgrade: on }) => isOn(on, 'automatic minor version upgrade'),
})

export const clusterSubnetGroup = check(cacheCluster, {
  id: 'elasticache-cache-cluster-own-subnet-group',
  title: 'ElastiCache clusters lie in a subnet group that somebody chose',
  severity: 'high',
  remediation: 'Make the cluster again in a subnet group of your own.',
  why: 'The default group lies in the default network, whose subnets are public.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html'],
  equivalents: { securityHub: ['ElastiCache.7'], config: ['elasticache-subnet-group-check'] },
  test({ CacheSubnetGroupName: name }) {
    if (!name) return unknown('AWS did not state the subnet group of the cluster.')
    return name === 'default'
      ? fail('The cluster lies in the default subnet group.')
      : pass(`The subnet group is ${name}.`)
  },
})

export const clusterInPrivateSubnets = check(cacheCluster, {
  id: 'elasticache-cache-cluster-in-private-subnets',
  title: 'ElastiCache clusters are in private subnets',
  severity: 'medium',
  remediation: 'Recreate the cluster in a subnet group whose subnets have no route to an internet gateway.',
  references: ['https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SubnetGroups.html'],
  equivalents: { prowler: ['elasticache_cluster_uses_public_subnet'] },
  reads: { groups: inRegion(subnetGroup, subnetsOf), tables: routings },
  test: ({ CacheSubnetGroupName: name }, { read }) => groupInPrivateSubnets(name, read),
})
