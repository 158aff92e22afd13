import type { ProtectedAction } from '../../../templates/report/identity-view.ts'
import type { PrincipalText } from '../format/principal.ts'
import type { ProtectionsText } from '../format/protections.ts'

interface Sum {
  /** By account, what is told by the principal that reaches the most resources. */
  readonly widest: Map<string, ProtectionsText>
  /** By protection, the principals that may take it away themselves. */
  readonly lifters: Map<string, Set<string>>
}

/** What would stop each deletion that somebody can do for certain. */
export class ProtectionSums {
  readonly #byAction = new Map<string, Sum>()

  add(account: string, { arn, erases }: Pick<PrincipalText, 'arn' | 'erases'>): void {
    for (const { action, certain, protections } of erases.known) {
      if (!certain) continue
      const { widest, lifters } = this.#sum(action)
      const known = widest.get(account)
      if (known === undefined || isWider(protections, known)) widest.set(account, protections)
      for (const { by, liftedBy } of protections.by)
        if (liftedBy !== null) lifters.set(by, (lifters.get(by) ?? new Set()).add(arn))
    }
  }

  #sum(action: string): Sum {
    const sum = this.#byAction.get(action) ?? { widest: new Map(), lifters: new Map() }
    this.#byAction.set(action, sum)
    return sum
  }

  view(): ProtectedAction[] {
    return [...this.#byAction]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([action, { widest, lifters }]) => {
        const all = [...widest.values()]
        const by = new Map<string, number>()
        for (const one of all.flatMap(of => of.by)) by.set(one.by, (by.get(one.by) ?? 0) + one.resources)
        return {
          action,
          resources: all.reduce((sum, of) => sum + of.resources, 0),
          by: [...by].map(([name, resources]) => ({ name, resources, lifters: lifters.get(name)?.size ?? 0 })),
          bare: all.reduce((sum, of) => sum + of.bare, 0),
          unread: [...new Set(all.flatMap(of => of.unread))],
        }
      })
  }
}

const isWider = (one: ProtectionsText, other: ProtectionsText): boolean =>
  one.resources > other.resources || (one.resources === other.resources && one.bare > other.bare)
