import { Pattern } from '../policy/index.ts'
import type { Asking } from './asking.ts'

interface Named {
  readonly arn: string
}

/** Whom an action may be allowed on, by the patterns that allow it; each is still to be asked about. */
export function reachedBy<T extends Named>(asking: Asking, action: string, members: readonly T[]): readonly T[] {
  const patterns = asking.patterns(action)
  if (patterns.includes('*')) return members
  const index = indexOf(members)
  const found = new Set<number>()
  for (const text of patterns) {
    const pattern = new Pattern(text)
    for (const at of index.candidates(text)) if (pattern.matches(members[at]?.arn ?? '')) found.add(at)
  }
  return [...found].sort((a, b) => a - b).flatMap(at => members[at] ?? [])
}

const INDEXES = new WeakMap<readonly Named[], Index>()

function indexOf(members: readonly Named[]): Index {
  const known = INDEXES.get(members) ?? new Index(members)
  INDEXES.set(members, known)
  return known
}

/** Members of a large account by the names that their ARNs end with: most patterns name one, and need not be tried on all. */
class Index {
  readonly #byName: ReadonlyMap<string, readonly number[]>
  readonly #all: readonly number[]

  constructor(members: readonly Named[]) {
    this.#all = members.map((_, at) => at)
    this.#byName = Map.groupBy(this.#all, at => nameIn(members[at]?.arn ?? ''))
  }

  /** The places of those that a pattern may match. */
  candidates(pattern: string): readonly number[] {
    const name = nameIn(pattern)
    return /[*?]/.test(name) ? this.#all : (this.#byName.get(name) ?? [])
  }
}

const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)
