import type { Escalation, Led } from './escalation.ts'

export interface Hop {
  readonly From: string
  readonly Path: string
  readonly To: string
}

/** A way of several paths, one after the other, of which the last reaches an administrator, or data. */
export interface Chain {
  readonly To: string
  readonly Reaches: 'administrator' | 'data'
  readonly Certainty: 'certain' | 'conditional'
  readonly Hops: readonly Hop[]
  readonly Conditions: readonly string[]
}

/** What chains need to know of a path; one for all principals to whom it leads alike. */
type Leap = Pick<Escalation, 'Path' | 'Reaches' | 'Certainty' | 'Conditions'> & { readonly from: string }

interface Edge {
  readonly leap: Leap
  readonly to: string
}

const REACHES = ['administrator', 'data'] as const

/**
 * The shortest chain of each principal through others, to an administrator and to data: one that settings decide whole, and one with
 * conditions where that is the only one. What one path alone reaches is no chain.
 */
export class Chains {
  readonly #incoming = new Map<string, Leap[]>()
  /** By what is reached, and whether with conditions: of each principal the first path that reaches it at once. */
  readonly #ends = REACHES.flatMap(reaches =>
    [false, true].map(conditional => ({ reaches, conditional, first: new Map<string, Edge>() })),
  )
  #last: Leap | undefined
  #found: readonly (readonly [Chain['Reaches'], ReadonlyMap<string, Edge>])[] | undefined

  /** All ways of a principal have to be added in a row. */
  add(from: string, led: Led): void {
    const { To: to } = led
    const leap = this.#leap(from, led)
    for (const { reaches, conditional, first } of this.#ends)
      if (leap.Reaches === reaches && isUsable(leap, conditional) && !first.has(from)) first.set(from, { leap, to })
    if (to === from) return
    const known = this.#incoming.get(to)
    if (known === undefined) this.#incoming.set(to, [leap])
    else if (isFurther(leap, known.at(-1))) known.push(leap)
  }

  #leap(from: string, { Path, Reaches, Certainty, Conditions }: Led): Leap {
    const leap = { from, Path, Reaches, Certainty, Conditions }
    if (this.#last === undefined || !isAlike(this.#last, leap)) this.#last = leap
    return this.#last
  }

  /** Everybody from whom paths lead to one of some principals, one after the other; those themselves among them. */
  leadingTo(targets: Iterable<string>): ReadonlySet<string> {
    const found = new Set(targets)
    for (const to of found) for (const { from } of this.#incoming.get(to) ?? []) found.add(from)
    return found
  }

  of(from: string): Chain[] {
    this.#found ??= this.#ends.map(e => [e.reaches, this.#nearest(e.first, e.conditional)] as const)
    const chains = this.#found.flatMap(([reaches, next]) => this.#follow(from, reaches, next) ?? [])
    return chains.filter((chain, i) => chains.findIndex(c => c.Reaches === chain.Reaches) === i)
  }

  /** By principal, the first path of the shortest way, from the ends backwards. */
  #nearest(ends: ReadonlyMap<string, Edge>, conditional: boolean): Map<string, Edge> {
    const next = new Map(ends)
    let edge = [...next.keys()]
    while (edge.length > 0) {
      const further: string[] = []
      for (const to of edge)
        for (const leap of this.#incoming.get(to) ?? []) {
          if (next.has(leap.from) || !isUsable(leap, conditional)) continue
          next.set(leap.from, { leap, to })
          further.push(leap.from)
        }
      edge = further
    }
    return next
  }

  #follow(from: string, reaches: Chain['Reaches'], next: ReadonlyMap<string, Edge>): Chain | undefined {
    const edges: Edge[] = []
    let at = from
    for (let edge = next.get(at); edge !== undefined; edge = next.get(at)) {
      edges.push(edge)
      at = edge.to
      if (edge.leap.Reaches === reaches || edges.length > next.size) break
    }
    if (edges.length < 2) return undefined
    const conditions = [...new Set(edges.flatMap(e => e.leap.Conditions))]
    return {
      To: at,
      Reaches: reaches,
      Certainty: conditions.length === 0 ? 'certain' : 'conditional',
      Hops: edges.map(e => ({ From: e.leap.from, Path: e.leap.Path, To: e.to })),
      Conditions: conditions,
    }
  }
}

const isUsable = ({ Certainty }: Leap, conditional: boolean): boolean => conditional || Certainty === 'certain'

/** Between two principals the first path counts, and the first that is certain. */
const isFurther = (leap: Leap, last: Leap | undefined): boolean =>
  last?.from !== leap.from || (last.Certainty === 'conditional' && leap.Certainty === 'certain')

const isAlike = (one: Leap, other: Leap): boolean =>
  one.from === other.from &&
  one.Path === other.Path &&
  one.Reaches === other.Reaches &&
  (one.Conditions === other.Conditions || one.Conditions.length + other.Conditions.length === 0)
