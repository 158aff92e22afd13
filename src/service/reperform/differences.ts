import { canonicalJson } from '../../evidence/json.ts'

/** One thing that the package says and its evidence, judged again, does not. */
export interface Difference {
  readonly kind: 'finding' | 'control' | 'export' | 'evidence' | 'generator'
  /** Id of the finding, `<framework>/<control>`, the file, or the commit. */
  readonly id: string
  readonly account: string | null
  /** For people: which check on what. */
  readonly about: string
  /** Null where the package lacks the whole, or has it and nothing gives it. */
  readonly field: string | null
  readonly package: unknown
  readonly recomputed: unknown
  /** `same`: judged by what made the package, so that one of the two is wrong; `other`: another version may judge otherwise. */
  readonly rules: 'same' | 'other'
}

/** Differences that are listed; more are counted. */
export const MOST_LISTED = 1000

export class Differences {
  readonly list: Difference[] = []
  readonly counts = { same: 0, other: 0 }

  add(difference: Difference): void {
    this.counts[difference.rules]++
    if (this.list.length < MOST_LISTED) this.list.push(difference)
  }

  /** Counts what is not worth keeping in memory. */
  more(rules: Difference['rules'], count: number): void {
    this.counts[rules] += count
  }
}

type Of = Omit<Difference, 'field' | 'package' | 'recomputed'>

/** A difference for each member whose values differ. */
export function* differing<T extends object>(of: Of, theirs: T, ours: T, ignored: ReadonlySet<string>) {
  const [left, right] = [new Map(Object.entries(theirs)), new Map(Object.entries(ours))]
  for (const field of new Set([...left.keys(), ...right.keys()])) {
    if (ignored.has(field)) continue
    const [mine, other] = [right.get(field) ?? null, left.get(field) ?? null]
    if (canonicalJson(mine) !== canonicalJson(other))
      yield { ...of, field, package: other, recomputed: mine } satisfies Difference
  }
}
