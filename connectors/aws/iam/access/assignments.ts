import {
  type Access,
  type Administrator,
  administratorOf,
  effectiveAccess,
  type Facts,
  type RoleFact,
} from '../../../identity/index.ts'
import type { Told } from '../../../kit/index.ts'
import type { EffectiveAccess } from '../effective-access.ts'
import { assignedRole, setNameOf } from './assigned-role.ts'
import type { Of } from './assignment-readings.ts'
import type { Inputs } from './facts.ts'
import { listed, or } from './listed.ts'
import { boundBy, organizationIn } from './organization.ts'
import { factsOfOther } from './other-account.ts'
import { PolicyBook } from './policies.ts'

type PermissionSet = Of<'permissionSets'>

/** One assignment, and what it gives; without `access` where its permission set was not read. */
export interface Assigned {
  readonly assignment: Of<'assignments'>
  readonly set: PermissionSet | undefined
  readonly access: Access | undefined
  /** The role of the account that is collected. */
  readonly role: string | undefined
}

/**
 * What the assignments of IAM Identity Center give. In the account that is collected it is what the role can do that was made of the
 * permission set; in another account, whose roles are not read here, what the permission set says.
 */
export class Assignments {
  /** Of the account that is collected, sets without a role. */
  readonly unmade: readonly RoleFact[]
  readonly #facts: Facts
  readonly #read: Inputs
  readonly #sets: ReadonlyMap<string, PermissionSet>
  readonly #byAccount: ReadonlyMap<string, readonly Of<'assignments'>[]>
  /** By the ARN of the set, of the account that is collected: the ARN of its role. */
  readonly #roles: ReadonlyMap<string, string>
  readonly #own: ReadonlyMap<string, RoleFact>
  readonly #found = new Map<string, Access>()

  constructor(read: Inputs, facts: Facts) {
    this.#read = read
    this.#facts = facts
    this.#sets = new Map(listed(read.permissionSets).members.map(set => [set.arn, set]))
    this.#byAccount = Map.groupBy(listed(read.assignments).members, one => one.account ?? '')
    this.#roles = rolesOf(this.#sets.values(), madeIn(read))
    this.#own = this.#rolesIn(facts.account)
    this.unmade = [...this.#own].flatMap(([set, role]) => (this.#roles.has(set) ? [] : [role]))
  }

  /** The permission set that a role of the account was made of; null: IAM Identity Center did not make it. */
  setOf({
    name,
    path,
  }: {
    readonly name: string
    readonly path: Told<string | undefined>
  }): EffectiveAccess['PermissionSet'] {
    const Name = setNameOf(name, or(path, undefined) ?? '')
    if (Name === undefined) return null
    const found = [...this.#sets.values()].filter(set => or(set.name, undefined) === Name)
    if (found[0] !== undefined && found.length === 1) return { Name, Arn: found[0].arn, Unknown: [] }
    const why = listed(this.#read.permissionSets).missing[0] ?? 'No permission set of this name was read.'
    return { Name, Arn: null, Unknown: [why] }
  }

  /** Keeps what was found of a principal of the account, where assignments need it. */
  keep(access: Access): void {
    const { arn } = access.principal
    if (arn.includes('/AWSReservedSSO_')) this.#found.set(arn, access)
  }

  *all(): Generator<Assigned> {
    for (const [account, assignments] of this.#byAccount) {
      const own = account === this.#facts.account
      const found = own ? undefined : this.#accessIn(account)
      for (const assignment of assignments) {
        const set = this.#sets.get(assignment.set ?? '')
        const role = own && set ? this.#roles.get(set.arn) : undefined
        const access = set && (own ? this.#ownAccess(set, role) : found?.get(set.arn))
        yield { assignment, set, access, role }
      }
    }
  }

  #ownAccess(set: PermissionSet, role: string | undefined): Access | undefined {
    const asked = this.#own.get(set.arn)
    const found = this.#found.get(role ?? asked?.arn ?? '')
    if (found === undefined || asked === undefined || role === undefined) return found
    const said = administratorOf(found.principal.identity, asked.binding, this.#facts)
    return { ...found, administrator: agreed(found.administrator, said) }
  }

  /** By the ARN of the set; those whose name was not read are no role's. */
  #rolesIn(account: string): Map<string, RoleFact> {
    const own = account === this.#facts.account ? new PolicyBook(listed(this.#read.policies)) : undefined
    const bound = boundBy(account, organizationIn(this.#read))
    const place = { account, partition: this.#facts.partition, bound, own }
    const sets = new Set((this.#byAccount.get(account) ?? []).flatMap(one => this.#sets.get(one.set ?? '') ?? []))
    return new Map([...sets].filter(set => !set.name.unread).map(set => [set.arn, assignedRole(set, place)]))
  }

  #accessIn(account: string): Map<string, Access> {
    const roles = this.#rolesIn(account)
    const facts = factsOfOther(account, this.#facts, boundBy(account, organizationIn(this.#read)))
    const byArn = new Map([...effectiveAccess(facts, [...roles.values()])].map(one => [one.principal.arn, one]))
    return new Map(
      [...roles].flatMap(([set, { arn }]) => {
        const found = byArn.get(arn)
        return found ? [[set, found] as const] : []
      }),
    )
  }
}

/** By the ARN of the set. One whose name is that of several roles is not known to be of any. */
function rolesOf(sets: Iterable<PermissionSet>, made: ReadonlyMap<string, readonly string[]>): Map<string, string> {
  return new Map(
    [...sets].flatMap(set => {
      const [role, ...others] = made.get(or(set.name, undefined) ?? '') ?? []
      return role !== undefined && others.length === 0 ? [[set.arn, role] as const] : []
    }),
  )
}

/** The roles of the account that IAM Identity Center made, by the names of their permission sets. */
function madeIn(read: Inputs): Map<string, string[]> {
  const made = new Map<string, string[]>()
  for (const { arn, name, path } of listed(read.roles).members) {
    const set = setNameOf(name, or(path, undefined) ?? '')
    if (set !== undefined) made.set(set, [...(made.get(set) ?? []), arn])
  }
  return made
}

/** A role that was not made again since its permission set changed gives something else than the set says, until it is. */
function agreed(role: Administrator, set: Administrator): Administrator {
  const differ = role.Is !== set.Is && role.Is !== 'unknown' && set.Is !== 'unknown'
  if (!differ) return role
  const why =
    set.Is === 'yes'
      ? 'its permission set gives all rights, and the role in the account does not have them yet'
      : 'its permission set does not give all rights any more, and the role in the account still has them'
  return { Is: 'unknown', Through: [], Unknown: [why] }
}
