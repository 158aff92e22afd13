import { exampleOf, intersect } from '../policy/index.ts'
import { type Asking, wayOf } from './asking.ts'
import { type Place, placed } from './resources.ts'

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

/** What cannot be undone, by what is lost. */
const IRREVERSIBLE: Readonly<Record<Destroyed, readonly (readonly [action: string, resource: string])[]>> = {
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
  Keys: [
    ['kms:ScheduleKeyDeletion', 'arn:{p}:kms:*:{a}:key/*'],
    ['kms:DeleteImportedKeyMaterial', 'arn:{p}:kms:*:{a}:key/*'],
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

/** What a principal can erase for good, by its own policies: one entry for each name under which a statement allows it. */
export function destroysOf(asking: Asking, place: Place): Record<Destroyed, Destroys[]> {
  const of = (kind: Destroyed) =>
    IRREVERSIBLE[kind].flatMap(([action, template]) => erased(asking, action, placed(template, place)))
  return Object.fromEntries(DESTROYED.map(kind => [kind, of(kind)])) as Record<Destroyed, Destroys[]>
}

function erased(asking: Asking, action: string, template: string): Destroys[] {
  if (!asking.may(action)) return []
  return asking.patterns(action).flatMap(pattern => {
    const within = intersect(template, pattern)
    if (within === undefined) return []
    const way = wayOf(action, pattern, asking.rule(action, exampleOf(within)))
    const [step] = way?.steps ?? []
    return step && way ? [{ ...step, Conditions: way.conditions }] : []
  })
}
