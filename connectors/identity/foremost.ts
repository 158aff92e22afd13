import { type Escalation, rankOf } from './escalation.ts'

/** Of one path, the ways to more principals than this are counted, the worst ones told. */
const MOST_OF_A_PATH = 100

/**
 * The ways of one path, as they come: the best to each target. Of very many only the foremost are kept at any time, so that a large
 * account does not hold what is never told.
 */
export class Foremost {
  readonly #ranks = new Map<string, number>()
  #kept = new Map<string, Escalation>()

  /** Whether a way to a target is the first, or better than the one that is known. */
  isBetter(to: string, rank: number): boolean {
    const known = this.#ranks.get(to)
    if (known !== undefined && known <= rank) return false
    this.#ranks.set(to, rank)
    return true
  }

  keep(way: Escalation): void {
    this.#kept.set(way.To, way)
    if (this.#kept.size >= 2 * MOST_OF_A_PATH) this.#kept = new Map(this.told().map(kept => [kept.To, kept]))
  }

  told(): readonly Escalation[] {
    return foremost([...this.#kept.values()])
  }

  get omitted(): number {
    return Math.max(0, this.#ranks.size - MOST_OF_A_PATH)
  }
}

/** The worst, then what is certain, so that none of it gives way to what may not be. */
function foremost(ways: readonly Escalation[]): readonly Escalation[] {
  if (ways.length <= MOST_OF_A_PATH) return ways
  const worst = ways.reduce((found, e) => (rankOf(e) < rankOf(found) ? e : found))
  const after = (e: Escalation) => Number(e !== worst) + Number(e !== worst && e.Certainty !== 'certain')
  return ways.toSorted((a, b) => after(a) - after(b) || rankOf(a) - rankOf(b)).slice(0, MOST_OF_A_PATH)
}
