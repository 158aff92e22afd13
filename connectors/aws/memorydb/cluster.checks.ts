import { check, fail, inRegion, pass, unknown } from '../../kit/index.ts'
import { everyUserSignsIn } from '../shared/redis-users.ts'
import { acl } from './acl.ts'
import { cluster } from './cluster.ts'
import { user } from './user.ts'

export const tls = check(cluster, {
  id: 'memorydb-cluster-tls-required',
  title: 'MemoryDB clusters take TLS only',
  severity: 'medium',
  remediation: 'Make another cluster with TLS and move the data; TLS cannot be turned on later.',
  references: ['https://docs.aws.amazon.com/memorydb/latest/devguide/in-transit-encryption.html'],
  test({ TLSEnabled: on }) {
    if (on === undefined) return unknown('AWS did not state whether the cluster takes TLS only.')
    return on ? pass('The cluster takes TLS only.') : fail('The cluster does not take TLS.')
  },
})

/** Users without a password let in everybody who reaches the cluster; AWS brings one, in its list open-access. */
export const notOpen = check(cluster, {
  id: 'memorydb-cluster-access-list-not-open',
  title: 'MemoryDB clusters ask who connects',
  severity: 'high',
  remediation: 'Give the cluster an access list whose users all have passwords or sign in with IAM.',
  references: ['https://docs.aws.amazon.com/memorydb/latest/devguide/clusters.acls.html'],
  reads: {
    lists: inRegion(acl, of => ({ name: of.Name, users: of.UserNames })),
    users: inRegion(user, of => ({ name: of.Name, type: of.Authentication?.Type, may: of.AccessString })),
  },
  test({ ACLName: name }, { read }) {
    if (!name) return unknown('AWS did not state the access list of the cluster.')
    if (name === 'open-access') return fail('The access list open-access lets in everybody who reaches the cluster.')
    const names = read.lists.find(({ value }) => value.name === name)?.value.users
    if (names === undefined) return unknown(`AWS did not state who is in the access list ${name}.`)
    return everyUserSignsIn(names, read.users, `the access list ${name}`)
  },
})

export const backups = check(cluster, {
  id: 'memorydb-cluster-backups-retained',
  title: 'MemoryDB clusters are backed up',
  severity: 'medium',
  remediation: 'Set how many days snapshots of the cluster are kept.',
  references: ['https://docs.aws.amazon.com/memorydb/latest/devguide/snapshots-automatic.html'],
  test({ SnapshotRetentionLimit: days }) {
    if (days === undefined) return unknown('AWS did not state how long snapshots are kept.')
    return days > 0 ? pass(`Snapshots are kept for ${days} days.`) : fail('No snapshots are made by themselves.')
  },
})

export const minorUpgrades = check(cluster, {
  id: 'memorydb-cluster-minor-upgrades-automatic',
  title: 'MemoryDB clusters take minor engine upgrades by themselves',
  severity: 'medium',
  remediation: 'Make another cluster with automatic minor version upgrades, and move the data.',
  references: ['https://docs.aws.amazon.com/memorydb/latest/devguide/engine-versions.html'],
  equivalents: { prowler: ['memorydb_cluster_auto_minor_version_upgrades'] },
  test({ AutoMinorVersionUpgrade: on }) {
    if (on === undefined) return unknown('AWS did not state whether minor upgrades are automatic.')
    return on ? pass('Minor upgrades are automatic.') : fail('Minor upgrades are not automatic.')
  },
})

export const multiAz = check(cluster, {
  id: 'memorydb-cluster-multi-az',
  title: 'MemoryDB clusters span several zones',
  severity: 'medium',
  remediation: 'Give each shard of the cluster a replica, which MemoryDB puts into another zone.',
  references: ['https://docs.aws.amazon.com/memorydb/latest/devguide/autofailover.html'],
  test({ AvailabilityMode: mode }) {
    if (mode === 'multiaz') return pass('The cluster is in several zones.')
    return mode === 'singleaz'
      ? fail('The cluster is in one zone.')
      : unknown('AWS did not state in how many zones the cluster is.')
  },
})

export const customerKey = check(cluster, {
  id: 'memorydb-cluster-kms-encryption',
  title: 'MemoryDB clusters are encrypted with a KMS key of the customer',
  severity: 'low',
  remediation: 'Make another cluster with a KMS key of your own, and move the data.',
  references: ['https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html'],
  test: ({ KmsKeyId: key }) =>
    key ? pass(`Encrypted with ${key}.`) : fail('Encrypted with a key of AWS, as MemoryDB always does.'),
})
