import { type Administrator, administratorOf } from './administrator.ts'
import { Asking } from './asking.ts'
import type { Carriers, Facts, PrincipalFact, RoleFact } from './facts.ts'
import type { CarrierKind } from './path.ts'
import { type Read, readsOf } from './reads.ts'
import { remembered } from './remembered.ts'
import { trustOf } from './trusts.ts'
import type { Way } from './way.ts'

/** A role that a service may assume, and under which conditions. */
export interface Trusting {
  readonly role: RoleFact
  readonly way: Way
}

const NONE_READ: Carriers = { members: [], missing: 'were not read' }

/** What is asked of an account again and again, worked out once. */
export class AccountView {
  readonly facts: Facts
  readonly principals: readonly PrincipalFact[]
  readonly #askings = new Map<PrincipalFact, Asking>()
  readonly #administrators = new Map<string, Administrator>()
  readonly #reads = new Map<string, readonly Read[]>()
  readonly #trusting = new Map<string, readonly Trusting[]>()
  readonly #byArn: ReadonlyMap<string, PrincipalFact>
  #named: ReturnType<typeof rolesByNamed> | undefined

  /** `more` are principals that ask, and that nobody reaches. */
  constructor(facts: Facts, more: readonly PrincipalFact[] = []) {
    this.facts = facts
    this.principals = [...facts.users, ...facts.roles, ...more]
    this.#byArn = new Map(this.principals.map(p => [p.arn, p]))
  }

  /** AWS's managed policy, which every account has. */
  get administratorAccess(): string {
    return this.policyOfAws('AdministratorAccess')
  }

  policyOfAws(name: string): string {
    return `arn:${this.facts.partition}:iam::aws:policy/${name}`
  }

  principal(arn: string): PrincipalFact | undefined {
    return this.#byArn.get(arn)
  }

  role(arn: string): RoleFact | undefined {
    const found = this.#byArn.get(arn)
    return found?.kind === 'role' ? found : undefined
  }

  asking(principal: PrincipalFact): Asking {
    return remembered(this.#askings, principal, () => new Asking(principal.identity, principal.binding, this.facts))
  }

  /** Lets go of what a principal was asked, so that it is not kept for all of a large account. */
  done(principal: PrincipalFact): void {
    this.#askings.delete(principal)
  }

  administrator(principal: PrincipalFact): Administrator {
    return remembered(this.#administrators, principal.arn, () =>
      administratorOf(principal.identity, principal.binding, this.facts),
    )
  }

  reads(principal: PrincipalFact): readonly Read[] {
    return remembered(this.#reads, principal.arn, () => readsOf(this.asking(principal), this.facts))
  }

  carriers(kind: CarrierKind): Carriers {
    return this.facts.carriers.get(kind) ?? NONE_READ
  }

  /** The roles that a service may assume. */
  trusting(service: string): readonly Trusting[] {
    return remembered(this.#trusting, service, () =>
      this.facts.roles.flatMap(role => {
        const way = role.kept !== null ? undefined : trustOf(role, service, this.facts)
        return way === undefined ? [] : [{ role, way }]
      }),
    )
  }

  /** The roles whose trust policy may let a principal in: by its ARN, or, where it may ask at all, by its account. */
  trustingPrincipal(principal: PrincipalFact): readonly RoleFact[] {
    this.#named ??= rolesByNamed(this.facts.roles)
    const { byArn, byAccount } = this.#named
    const own = byArn.get(principal.arn) ?? []
    if (!this.asking(principal).may('sts:AssumeRole')) return [...own, ...this.#named.open]
    return [...new Set([...own, ...this.#named.open, ...byAccount])]
  }
}

function rolesByNamed(roles: readonly RoleFact[]) {
  const byArn = new Map<string, RoleFact[]>()
  const byAccount: RoleFact[] = []
  const open: RoleFact[] = []
  for (const role of roles) {
    const statements = role.trust.policies.flatMap(held => held.read.about('sts:AssumeRole').allows)
    const named = new Set(statements.flatMap(s => (s.principals?.members ?? []).map(m => m.value)))
    const everybody =
      role.trust.unread.length > 0 || statements.some(s => s.principals?.not) || [...named].some(n => /^\*+$/.test(n))
    if (everybody) open.push(role)
    if ([...named].some(n => /^(?:arn:[^:]+:iam::)?\d{12}(?::root)?$/.test(n))) byAccount.push(role)
    for (const name of named) {
      if (name.includes(':user/') || name.includes(':role/')) byArn.set(name, [...(byArn.get(name) ?? []), role])
      if (name.includes(':assumed-role/')) open.push(role)
    }
  }
  return { byArn, byAccount, open }
}
