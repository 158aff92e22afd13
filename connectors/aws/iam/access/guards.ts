import type { Guard, Guarded, GuardedList, Keys } from '../../../identity/index.ts'
import type { Input, Told } from '../../../kit/index.ts'
import { moment } from '../../shared/moment.ts'
import { bucketGuards } from './bucket-guards.ts'
import type { GuardInputs, Of } from './guard-readings.ts'
import { listed, or, reasonOf } from './listed.ts'
import { denialsIn } from './own-policy.ts'
import { snapshotsWith } from './snapshot-guards.ts'

interface Switched {
  readonly arn: string
  readonly protected: Told<boolean | undefined>
}

/** Lists what an action erases; the first argument names it in the plural. */
type List = <T>(what: string, of: Input<T>, guarded: (member: T) => Guarded | Guarded[]) => GuardedList

/** What is erased by each action, and what stands in its way. `elsewhere` says which regions were not looked at. */
export function guardedBy(
  read: GuardInputs,
  keys: Keys,
  { account, asOf, elsewhere }: { account: string; asOf: Date; elsewhere: string | null },
): ReadonlyMap<string, GuardedList> {
  const list: List = (what, of, guarded) => {
    const { members, missing } = listed(of)
    const regions = elsewhere === null ? [] : [`${what} were not all read: ${elsewhere}.`]
    return { members: members.flatMap(guarded), missing: [...missing, ...regions] }
  }
  const switched = (what: string, of: Input<Switched>, lifted: string, more: readonly string[] = []) =>
    list(what, of, member => switchedOn(member, lifted, more))
  const lifting = 'logs:PutLogGroupDeletionProtection'
  const groups = switched('Log groups', read.logGroups, lifting, [':*', ':log-stream:*'])
  const trails = list('Trails', read.trails, trail => trailOf(trail, account))
  const vaults = { ...list('Backup vaults', read.vaults, vault => vaultOf(vault, asOf)), admits: true }
  const waiting = keysWith(keys, [{ by: 'waiting period of 7 to 30 days', lifted: [] }])
  const imported = { ...keys, members: keys.members.filter(key => key.imported !== false) }
  return new Map<string, GuardedList>([
    ...bucketGuards(list, read.erasableBuckets),
    // In which vault a recovery point is does not show in its name.
    ['backup:DeleteRecoveryPoint', { ...vaults, members: vaults.members.map(v => ({ ...v, patterns: [] })) }],
    ['backup:DeleteBackupVault', vaults],
    [
      'ec2:DeleteSnapshot',
      snapshotsWith(
        list('EBS snapshots', read.volumeSnapshots, arn => ({ arn, guards: [], patterns: [arn], unread: [] })),
        read.snapshotLocks,
      ),
    ],
    ['rds:DeleteDBSnapshot', list('Snapshots of databases', read.databaseSnapshots, manual)],
    ['rds:DeleteDBClusterSnapshot', list('Snapshots of clusters', read.clusterSnapshots, manual)],
    ['cloudtrail:DeleteTrail', trails],
    ['cloudtrail:StopLogging', trails],
    [
      'cloudtrail:DeleteEventDataStore',
      list('Event data stores', read.eventDataStores, s => eventDataStore(s, account)),
    ],
    ['kms:ScheduleKeyDeletion', waiting],
    ['kms:PutKeyPolicy', waiting],
    ['kms:DeleteImportedKeyMaterial', keysWith(imported, [])],
    ['logs:DeleteLogGroup', groups],
    ['logs:DeleteLogStream', groups],
    ['ec2:TerminateInstances', switched('Instances', read.servers, 'ec2:ModifyInstanceAttribute')],
    ['rds:DeleteDBInstance', list('Databases', read.databases, databaseOf)],
    ['rds:DeleteDBCluster', switched('Clusters', read.clusters, 'rds:ModifyDBCluster')],
    ['dynamodb:DeleteTable', switched('Tables', read.tables, 'dynamodb:UpdateTable')],
  ])
}

/** A protection that is switched on or off, and may be switched off again. */
function switchedOn(
  { arn, protected: on }: Switched,
  lifted: string,
  more: readonly string[] = [],
  by = 'deletion protection',
): Guarded {
  return {
    arn,
    patterns: [arn, ...more.map(end => arn + end)],
    guards: or(on, false) ? [{ by, lifted: [lifted] }] : [],
    unread: on.unread ? reasonOf(on) : on.value === undefined ? [`AWS did not say whether ${arn} is protected.`] : [],
  }
}

/** One of the organization is deleted in the account that owns it. "Delete an event data store": it is gone after seven days. */
function eventDataStore(store: Switched, account: string): Guarded[] {
  if (store.arn.split(':')[4] !== account) return []
  const of = switchedOn(store, 'cloudtrail:UpdateEventDataStore', [], 'termination protection')
  return [{ ...of, guards: [...of.guards, { by: 'waiting period of 7 days', lifted: [] }] }]
}

/** What an instance of a cluster holds is the cluster's: it is not lost with it. */
function databaseOf({ cluster, ...database }: Of<'databases'>): Guarded[] {
  const { guards, unread, ...of } = switchedOn(database, 'rds:ModifyDBInstance')
  if (!cluster.unread && cluster.value !== undefined) return []
  return [{ ...of, guards, unread: [...unread, ...reasonOf(cluster)] }]
}

/** Automated ones end with their database, and those of AWS Backup are erased as recovery points. */
function manual({ arn, kind }: Of<'databaseSnapshots' | 'clusterSnapshots'>): Guarded[] {
  if (!kind.unread && kind.value !== 'manual') return []
  return [{ arn, patterns: [arn], guards: [], unread: reasonOf(kind) }]
}

/** A trail of the organization goes on, whatever is done in a member account ("Creating a trail for an organization"). */
function trailOf({ arn, organization }: Of<'trails'>, account: string): Guarded {
  const owner = arn.split(':')[4] ?? ''
  if (owner === account) return { arn, patterns: [arn], guards: [], unread: [] }
  const sure = or(organization, false) === true
  return {
    arn,
    patterns: [],
    guards: sure ? [{ by: `organization trail of the account ${owner}`, lifted: [] }] : [],
    unread: sure ? [] : [...reasonOf(organization), `Who may stop ${arn}, which belongs to ${owner}, is not known.`],
  }
}

const LIFTS_LOCK = ['backup:DeleteBackupVaultLockConfiguration', 'backup:PutBackupVaultLockConfiguration']
const CHANGES_POLICY = ['backup:DeleteBackupVaultAccessPolicy', 'backup:PutBackupVaultAccessPolicy']

/** "AWS Backup Vault Lock": without a date, or before it, whoever is allowed to takes the lock away. */
function vaultOf({ arn, lock, policy }: Of<'vaults'>, asOf: Date): Guarded {
  const { on, from } = or(lock, { on: false, from: undefined })
  const final = from !== undefined && moment(from) <= asOf
  const guard: Guard = final
    ? { by: 'vault lock, for good', lifted: [] }
    : { by: 'vault lock that can be taken away', lifted: LIFTS_LOCK }
  const unsaid = !lock.unread && on === undefined ? [`AWS did not say whether ${arn} is locked.`] : []
  return {
    arn,
    patterns: [arn],
    guards: on ? [guard] : [],
    ...denialsIn(arn, policy, CHANGES_POLICY),
    unread: [...reasonOf(lock), ...unsaid],
  }
}

function keysWith({ members, missing }: Keys, guards: readonly Guard[]): GuardedList {
  return {
    members: members.map(({ arn }) => ({ arn, patterns: [arn], guards, unread: [] })),
    missing: missing === null ? [] : [missing],
  }
}
