import { exampleOf, intersect } from '../policy/index.ts'
import { type Asking, type Way, wayOf } from './asking.ts'
import type { Facts } from './facts.ts'
import { keysErasedBy } from './keys.ts'
import { placed } from './resources.ts'

export const DESTROYED = [
  'Backups',
  'Snapshots',
  'Trails',
  'Keys',
  'Logs',
  'Instances',
  'Databases',
  'Buckets',
] as const
export type Destroyed = (typeof DESTROYED)[number]

export interface Destroys {
  readonly Action: string
  /** As the statement that allows it names it. */
  readonly Resource: string
  readonly Policy: string | null
  readonly Statement: string | null
  /** What settings do not decide. */
  readonly Conditions: readonly string[]
}

/** What cannot be undone, by what is lost. Keys are asked one by one, each with its policy. */
const IRREVERSIBLE: Readonly<
  Record<Exclude<Destroyed, 'Keys'>, readonly (readonly [action: string, resource: string])[]>
> = {
  Backups: [
    ['backup:DeleteRecoveryPoint', 'arn:{p}:*:*:*:*'],
    ['backup:DeleteBackupVault', 'arn:{p}:backup:*:{a}:backup-vault:*'],
  ],
  Snapshots: [
    ['ec2:DeleteSnapshot', 'arn:{p}:ec2:*::snapshot/*'],
    ['rds:DeleteDBSnapshot', 'arn:{p}:rds:*:{a}:snapshot:*'],
    ['rds:DeleteDBClusterSnapshot', 'arn:{p}:rds:*:{a}:cluster-snapshot:*'],
  ],
  Trails: [
    ['cloudtrail:DeleteTrail', 'arn:{p}:cloudtrail:*:{a}:trail/*'],
    ['cloudtrail:StopLogging', 'arn:{p}:cloudtrail:*:{a}:trail/*'],
    ['cloudtrail:DeleteEventDataStore', 'arn:{p}:cloudtrail:*:{a}:eventdatastore/*'],
  ],
  Logs: [
    ['logs:DeleteLogGroup', 'arn:{p}:logs:*:{a}:log-group:*'],
    ['logs:DeleteLogStream', 'arn:{p}:logs:*:{a}:log-group:*:log-stream:*'],
  ],
  Instances: [['ec2:TerminateInstances', 'arn:{p}:ec2:*:{a}:instance/*']],
  Databases: [
    ['rds:DeleteDBInstance', 'arn:{p}:rds:*:{a}:db:*'],
    ['rds:DeleteDBCluster', 'arn:{p}:rds:*:{a}:cluster:*'],
    ['dynamodb:DeleteTable', 'arn:{p}:dynamodb:*:{a}:table/*'],
  ],
  Buckets: [
    ['s3:DeleteBucket', 'arn:{p}:s3:::*'],
    ['s3:DeleteObject', 'arn:{p}:s3:::*/*'],
    ['s3:DeleteObjectVersion', 'arn:{p}:s3:::*/*'],
  ],
}

/** What a principal can erase for good, and why that may not be all of it. */
export interface Destruction {
  readonly destroys: Record<Destroyed, readonly Destroys[]>
  /** Sentences on what was not read, and could add to it. */
  readonly unread: readonly string[]
}

/** By its own policies, one entry for each name under which a statement allows it; of keys, by their policies too. */
export function destroysOf(asking: Asking, facts: Facts): Destruction {
  const keys = keysErasedBy(asking, facts.keys, facts)
  const of = (kind: Destroyed) =>
    kind === 'Keys'
      ? keys.ways.flatMap(entryOf)
      : IRREVERSIBLE[kind].flatMap(([action, template]) => erased(asking, action, placed(template, facts)))
  return {
    destroys: Object.fromEntries(DESTROYED.map(kind => [kind, of(kind)])) as Record<Destroyed, Destroys[]>,
    unread: keys.unread,
  }
}

const entryOf = ({ steps: [step], conditions }: Way): Destroys[] => (step ? [{ ...step, Conditions: conditions }] : [])

function erased(asking: Asking, action: string, template: string): Destroys[] {
  if (!asking.may(action)) return []
  return asking.patterns(action).flatMap(pattern => {
    const within = intersect(template, pattern)
    if (within === undefined) return []
    const way = wayOf(action, pattern, asking.rule(action, exampleOf(within)))
    return way ? entryOf(way) : []
  })
}
