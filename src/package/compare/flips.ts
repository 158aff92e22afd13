import type { Drift, Flip, StatusChange } from '../format/manifest.ts'
import type { ComparedFinding, Sides } from './side.ts'

/** Worst first: what fails now, then what cannot be told any more, then what fails no longer. */
const ORDER = [
  ...['pass fail', 'not_applicable fail', 'unknown fail', 'none fail'],
  ...['pass unknown', 'none unknown', 'fail unknown', 'not_applicable unknown'],
  ...['fail pass', 'fail not_applicable', 'fail none'],
]
const rank = ({ before, now }: StatusChange): number => {
  const at = ORDER.indexOf(`${before ?? 'none'} ${now ?? 'none'}`)
  return at < 0 ? ORDER.length : at
}

/** Findings that have another status than in the package before, each change of status counted and its first ones named. */
export class Flips {
  readonly #of: Sides
  readonly #checks: readonly (ReadonlySet<string> | null)[]
  readonly #changed: ReadonlySet<string>
  readonly #sums = new Map<string, { -readonly [K in keyof StatusChange]: StatusChange[K] }>()
  readonly #named = new Map<string, Flip[]>()

  constructor(of: Sides) {
    this.#of = of
    const [old, own] = [of.before.checks, of.now.checks]
    this.#checks = [old, own].map(list => (list ? new Set(list.map(({ id }) => id)) : null))
    const definitions = new Map(old?.map(({ id, definition }) => [id, definition]))
    const differing = own?.filter(({ id, definition }) => (definitions.get(id) ?? definition) !== definition)
    this.#changed = new Set(differing?.map(({ id }) => id))
  }

  add(before: ComparedFinding | undefined, now: ComparedFinding | undefined): void {
    const finding = now ?? before
    if (!finding || before?.status === now?.status) return
    const unknown = this.#incomparable(finding)
    if (unknown === undefined) this.#count(finding, before?.status ?? null, now?.status ?? null)
    else this.#of.unknown.add('finding', finding.check, unknown, 1)
  }

  #incomparable({ check, account, region }: ComparedFinding): string | undefined {
    if (this.#checks.some(checks => checks?.has(check) === false)) return 'a test of one of the two only'
    const reached = this.#of.reachedThen(account, region) && this.#of.reachedNow(account, region)
    return reached ? undefined : 'in a region that was not read in one of the two'
  }

  #count(finding: ComparedFinding, before: Flip['before'], now: Flip['now']): void {
    const { check, account, region, resource, title, severity } = finding
    const change = { before, now }
    const key = `${change.before} ${change.now}`
    const sum = this.#sums.get(key) ?? { ...change, count: 0 }
    this.#sums.set(key, sum)
    sum.count++
    const named = this.#named.get(key) ?? []
    this.#named.set(key, named)
    const testChanged = this.#changed.has(check)
    if (named.length < this.#of.caps.findings)
      named.push({ ...{ check, title, severity, account, region, resource }, ...change, testChanged })
  }

  found(): Pick<Drift, 'statuses' | 'flips'> {
    const statuses = [...this.#sums.values()].sort((a, b) => rank(a) - rank(b) || (keyOf(a) < keyOf(b) ? -1 : 1))
    return { statuses, flips: statuses.flatMap(change => this.#named.get(keyOf(change)) ?? []) }
  }
}

const keyOf = ({ before, now }: Pick<StatusChange, 'before' | 'now'>): string => `${before} ${now}`
