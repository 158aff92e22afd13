import type { Escalation } from './escalations.ts'

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

interface Edge {
  readonly from: string
  readonly escalation: Escalation
}

/**
 * The shortest chain of each principal through others, to an administrator and to data: one that settings decide whole, and one with
 * conditions where that is the only one. What one path alone reaches is no chain.
 */
export class Chains {
  readonly #incoming = new Map<string, Edge[]>()
  readonly #found: readonly (readonly [Chain['Reaches'], ReadonlyMap<string, Edge>])[]

  constructor(escalations: ReadonlyMap<string, readonly Escalation[]>) {
    for (const [from, all] of escalations)
      for (const escalation of all) {
        if (escalation.To === from) continue
        const known = this.#incoming.get(escalation.To)
        if (known === undefined) this.#incoming.set(escalation.To, [{ from, escalation }])
        else known.push({ from, escalation })
      }
    this.#found = (['administrator', 'data'] as const).flatMap(reaches =>
      [false, true].map(conditional => [reaches, this.#nearest(escalations, reaches, conditional)] as const),
    )
  }

  of(from: string): Chain[] {
    const chains = this.#found.flatMap(([reaches, next]) => this.#follow(from, reaches, next) ?? [])
    return chains.filter((chain, i) => chains.findIndex(c => c.Reaches === chain.Reaches) === i)
  }

  /** By principal, the first path of the shortest way, from the ends backwards. */
  #nearest(
    all: ReadonlyMap<string, readonly Escalation[]>,
    reaches: Chain['Reaches'],
    conditional: boolean,
  ): Map<string, Edge> {
    const usable = (e: Escalation) => conditional || e.Certainty === 'certain'
    const next = new Map<string, Edge>()
    let edge: string[] = []
    for (const [from, escalations] of all) {
      const last = escalations.find(e => e.Reaches === reaches && usable(e))
      if (last === undefined) continue
      next.set(from, { from, escalation: last })
      edge.push(from)
    }
    while (edge.length > 0) {
      const further: string[] = []
      for (const to of edge)
        for (const one of this.#incoming.get(to) ?? []) {
          if (next.has(one.from) || !usable(one.escalation)) continue
          next.set(one.from, one)
          further.push(one.from)
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
      at = edge.escalation.To
      if (edge.escalation.Reaches === reaches || edges.length > next.size) break
    }
    if (edges.length < 2) return undefined
    const conditions = [...new Set(edges.flatMap(e => e.escalation.Conditions))]
    return {
      To: at,
      Reaches: reaches,
      Certainty: conditions.length === 0 ? 'certain' : 'conditional',
      Hops: edges.map(e => ({ From: e.from, Path: e.escalation.Path, To: e.escalation.To })),
      Conditions: conditions,
    }
  }
}
