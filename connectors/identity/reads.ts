import { exampleOf, intersect, type Layer } from '../policy/index.ts'
import type { Asking } from './asking.ts'
import type { Facts } from './facts.ts'
import { remembered } from './remembered.ts'
import { placed } from './resources.ts'

/** Actions that hand out what is stored, and what they are asked for. */
const DATA: readonly (readonly [action: string, resource: string])[] = [
  ['s3:GetObject', 'arn:{p}:s3:::*/*'],
  ['dynamodb:GetItem', 'arn:{p}:dynamodb:*:{a}:table/*'],
  ['dynamodb:Query', 'arn:{p}:dynamodb:*:{a}:table/*'],
  ['dynamodb:Scan', 'arn:{p}:dynamodb:*:{a}:table/*'],
  ['secretsmanager:GetSecretValue', 'arn:{p}:secretsmanager:*:{a}:secret:*'],
  ['rds-data:ExecuteStatement', 'arn:{p}:rds:*:{a}:cluster:*'],
]

export interface Read {
  readonly action: string
  readonly resource: string
  /** What settings do not decide. */
  readonly conditions: readonly string[]
}

const SAME = new WeakMap<Facts, Map<string, readonly Read[]>>()

/** What a principal can read, by patterns that its policies, and those of buckets, name; one list for all who read the same. */
export function readsOf(asking: Asking, facts: Facts): readonly Read[] {
  const known = SAME.get(facts) ?? new Map<string, readonly Read[]>()
  SAME.set(facts, known)
  const reads = all(asking, facts)
  return remembered(known, JSON.stringify(reads), () => reads)
}

function all(asking: Asking, facts: Facts): Read[] {
  return DATA.flatMap(([action, template]) => {
    const within = placed(template, facts)
    const named = asking.patterns(action).concat(action.startsWith('s3:') ? objectsIn(facts) : [])
    const patterns = new Set(named.flatMap(pattern => intersect(within, pattern) ?? []))
    return [...patterns].flatMap(pattern => {
      const read = readOf(asking, action, pattern)
      if (read?.conditions.length === 0) return [read]
      return [read, ...asking.narrowed(action, pattern).map(name => readOf(asking, action, name))].flatMap(
        one => one ?? [],
      )
    })
  })
}

function readOf(asking: Asking, action: string, pattern: string): Read | undefined {
  const resource = exampleOf(pattern)
  const { answer, conditions } = asking.rule(action, resource)
  return answer === 'denied' ? undefined : { action, resource, conditions }
}

const known = new WeakMap<Facts, string[]>()

/** What the policies of buckets speak of. */
function objectsIn(facts: Facts): string[] {
  const found = known.get(facts) ?? [...facts.buckets.values()].flatMap(patternsIn)
  known.set(facts, found)
  return found
}

const patternsIn = ({ policies }: Layer): string[] =>
  policies.flatMap(held =>
    held.read
      .about('s3:GetObject')
      .allows.flatMap(s => (s.resources?.not ? [] : (s.resources?.patterns ?? []).map(p => p.text))),
  )

const GAINED = new WeakMap<Asking, Map<readonly Read[], Read | undefined>>()

/** Of what the one cannot read and the other can, that which hangs on the least; undefined: there is none. */
export function gained(asking: Asking, reads: readonly Read[]): Read | undefined {
  const known = GAINED.get(asking) ?? new Map<readonly Read[], Read | undefined>()
  GAINED.set(asking, known)
  return remembered(known, reads, () => least(asking, reads))
}

function least(asking: Asking, reads: readonly Read[]): Read | undefined {
  const lacking = (one: Read) => asking.rule(one.action, one.resource).answer === 'denied'
  const sure = reads.find(one => one.conditions.length === 0 && lacking(one))
  if (sure !== undefined) return sure
  const open = reads.filter(one => one.conditions.length > 0).filter(lacking)
  return open.toSorted((a, b) => a.conditions.length - b.conditions.length)[0]
}
