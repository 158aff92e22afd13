import type { HeldPolicy } from '../../../identity/index.ts'
import type { Told } from '../../../kit/index.ts'
import { type Binding, type IndexedPolicy, type Layer, layerOf } from '../../../policy/index.ts'
import type { OwnPolicy } from './inline.ts'
import { type Listed, or, reasonOf } from './listed.ts'

interface Attached {
  readonly PolicyName?: string | undefined
  readonly PolicyArn?: string | undefined
}

/** What hands out policies: a user, a role or a group. */
export interface Holder {
  readonly arn: string
  readonly inline: Told<readonly OwnPolicy[]>
  readonly attached: Told<readonly Attached[]>
}

interface Managed {
  readonly arn: string
  readonly document: Told<IndexedPolicy | string>
  readonly versions: Told<number>
}

interface Source {
  readonly policy: string
  readonly attached: string
  readonly document: IndexedPolicy | string
}

/** The account's policies. */
export class PolicyBook {
  readonly #managed: ReadonlyMap<string, Managed>
  readonly #missing: string

  constructor({ members, missing }: Listed<Managed>) {
    this.#managed = new Map(members.map(m => [m.arn, m]))
    this.#missing = missing[0] ?? 'it is not among the policies that AWS listed'
  }

  managed(arn: string): IndexedPolicy | string {
    const found = this.#managed.get(arn)
    if (found === undefined) return `its document was not read: ${this.#missing}`
    return found.document.unread ? found.document.unread.message : found.document.value
  }

  /** The policies that a user, a role or a group holds itself. */
  held({ arn, inline, attached }: Holder): { sources: Source[]; unread: string[] } {
    const own = or(inline, []).map(({ name, document }) => ({ policy: name, attached: arn, document }))
    const managed = or(attached, []).map(({ PolicyArn = '' }) => ({
      policy: PolicyArn,
      attached: arn,
      document: this.managed(PolicyArn),
    }))
    return { sources: [...own, ...managed], unread: [...reasonOf(inline), ...reasonOf(attached)] }
  }

  boundary(boundary: Told<string | undefined>, attached: string): Layer | undefined {
    if (boundary.unread) return layerOf([], [boundary.unread.message])
    if (boundary.value === undefined) return undefined
    return layerOf([{ policy: boundary.value, attached, document: this.managed(boundary.value) }])
  }

  binding(holders: readonly Holder[], more: Omit<Binding, 'identity'>, unread: readonly string[] = []): Binding {
    return { identity: this.layer(holders, unread), ...more }
  }

  layer(holders: readonly Holder[], unread: readonly string[] = []): Layer {
    const all = holders.map(holder => this.held(holder))
    return layerOf(
      all.flatMap(h => h.sources),
      [...unread, ...all.flatMap(h => h.unread)],
    )
  }

  /** The customer managed policies that are held. */
  versioned(holders: readonly Holder[]): HeldPolicy[] {
    const arns = holders.flatMap(({ attached }) => or(attached, []).flatMap(a => a.PolicyArn ?? []))
    return [...new Set(arns)]
      .filter(arn => arn.split(':')[4] !== 'aws')
      .map(arn => {
        const versions = this.#managed.get(arn)?.versions
        return { arn, versions: versions && or(versions, undefined) }
      })
  }

  /** Every managed policy, as what it would give by itself. */
  attachable(): { arn: string; layer: Layer }[] {
    return [...this.#managed.keys()].map(arn => ({
      arn,
      layer: layerOf([{ policy: arn, attached: '', document: this.managed(arn) }]),
    }))
  }
}
