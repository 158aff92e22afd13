import { type Input, inAccount, type Reading, told } from '../../../kit/index.ts'
import { vault } from '../../backup/vault.ts'
import { eventDataStore } from '../../cloudtrail/event-data-store.ts'
import { trail } from '../../cloudtrail/trail.ts'
import { table } from '../../dynamodb/table.ts'
import { instance as server } from '../../ec2/instance.ts'
import { lockedSnapshot } from '../../ec2/locked-snapshot.ts'
import { snapshot as volumeSnapshot } from '../../ec2/snapshot.ts'
import { logGroup } from '../../logs/log-group.ts'
import { cluster } from '../../rds/cluster.ts'
import { clusterSnapshot } from '../../rds/cluster-snapshot.ts'
import { instance as database } from '../../rds/instance.ts'
import { snapshot } from '../../rds/snapshot.ts'
import { bucket } from '../../s3/bucket.ts'

/** The collected types whose members can be erased, and what of them says whether something stops it. */
export const guards = {
  vaults: inAccount(vault, (v, { id }) => ({
    arn: id,
    lock: told(() => ({ on: v.Vault.Locked, from: v.Vault.LockDate })),
    policy: told(() => v.Policy),
  })),
  trails: inAccount(trail, (t, { id }) => ({ arn: t.TrailARN ?? id, organization: told(() => t.IsOrganizationTrail) })),
  eventDataStores: inAccount(eventDataStore, (s, { id }) => ({
    arn: id,
    protected: told(() => s.EventDataStore?.TerminationProtectionEnabled),
  })),
  volumeSnapshots: inAccount(volumeSnapshot, (_, { id }) => id),
  snapshotLocks: inAccount(lockedSnapshot, (l, { id }) => ({ arn: id, state: told(() => l.LockState) })),
  logGroups: inAccount(logGroup, (g, { id }) => ({ arn: id, protected: told(() => g.deletionProtectionEnabled) })),
  servers: inAccount(server, (i, { id }) => ({ arn: id, protected: told(() => i.DisableApiTermination ?? undefined) })),
  databases: inAccount(database, (d, { id }) => ({
    arn: id,
    cluster: told(() => d.DBClusterIdentifier),
    protected: told(() => d.DeletionProtection),
  })),
  clusters: inAccount(cluster, (c, { id }) => ({ arn: id, protected: told(() => c.DeletionProtection) })),
  tables: inAccount(table, (t, { id }) => ({ arn: id, protected: told(() => t.Table?.DeletionProtectionEnabled) })),
  databaseSnapshots: inAccount(snapshot, (s, { id }) => ({ arn: id, kind: told(() => s.SnapshotType) })),
  clusterSnapshots: inAccount(clusterSnapshot, (s, { id }) => ({ arn: id, kind: told(() => s.SnapshotType) })),
  erasableBuckets: inAccount(bucket, (b, { id }) => ({
    arn: id,
    versioning: told(() => b.Versioning),
    lock: told(() => b.ObjectLock),
    policy: told(() => b.Policy),
  })),
}

export type GuardInputs = { readonly [K in keyof typeof guards]: Input<Of<K>> }
export type Of<K extends keyof typeof guards> = (typeof guards)[K] extends Reading<infer T> ? T : never
