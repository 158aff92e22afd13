import { exampleOf, intersect } from '../policy/index.ts'
import type { AccountView } from './account-view.ts'
import type { PrincipalFact } from './facts.ts'
import { type Protections, protectionsOf } from './guards.ts'
import { keysErasedBy } from './keys.ts'
import { letIn } from './let-in.ts'
import { placed } from './resources.ts'
import { type Way, wayOf } from './way.ts'

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
  readonly Protections: Protections
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
  /** By what is lost, sentences on what was not read, and could add to it. */
  readonly unread: Partial<Record<Destroyed, readonly string[]>>
}

/** By its own policies, one entry for each name under which a statement allows it; of keys, vaults and buckets by their policies too. */
export function destroysOf(view: AccountView, by: PrincipalFact): Destruction {
  const { facts } = view
  const keys = keysErasedBy(view.asking(by), facts.keys, facts)
  const entry = (way: Way, within: string) => entryOf(way, within, view, by)
  const erased = (action: string, template: string): Destroys[] => {
    const asking = view.asking(by)
    if (!asking.may(action)) return []
    return asking.patterns(action).flatMap(pattern => {
      const within = intersect(template, pattern)
      if (within === undefined) return []
      const way = wayOf(action, pattern, asking.rule(action, exampleOf(within)))
      if (way?.conditions.length === 0) return entry(way, within)
      const narrower = asking.narrowed(action, within).flatMap(name => {
        const part = wayOf(action, name, asking.rule(action, exampleOf(name)))
        return part && (way === undefined || part.conditions.length === 0) ? entry(part, name) : []
      })
      return [...(way ? entry(way, within) : []), ...narrower]
    })
  }
  const unread: Partial<Record<Destroyed, readonly string[]>> = { Keys: keys.unread }
  const of = (kind: Destroyed) =>
    kind === 'Keys'
      ? keys.ways.flatMap(way => entry(way, way.steps[0]?.Resource ?? '*'))
      : IRREVERSIBLE[kind].flatMap(([action, template]) => {
          const admitted = letIn(view, by, action, placed(template, facts))
          if (admitted.unread.length > 0) unread[kind] = [...new Set([...(unread[kind] ?? []), ...admitted.unread])]
          const more = admitted.ways.flatMap(({ way, within }) => entry(way, within))
          return [...erased(action, placed(template, facts)), ...more]
        })
  return {
    destroys: Object.fromEntries(DESTROYED.map(kind => [kind, of(kind)])) as Record<Destroyed, Destroys[]>,
    unread,
  }
}

function entryOf({ steps: [step], conditions }: Way, within: string, view: AccountView, by: PrincipalFact): Destroys[] {
  if (step === undefined) return []
  return [{ ...step, Conditions: conditions, Protections: protectionsOf(view, by, step.Action, within) }]
}
