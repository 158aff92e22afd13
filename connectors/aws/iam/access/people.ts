import { Unjudgeable } from '../../../kit/index.ts'
import type { EffectiveAccess } from '../effective-access.ts'
import type { AssignmentInputs, Of } from './assignment-readings.ts'
import { listed } from './listed.ts'

/** Users and groups of IAM Identity Center, by their ids. */
export class People {
  readonly #users: ReadonlyMap<string, string>
  readonly #groups: ReadonlyMap<string, Of<'teams'>>
  readonly #missing: string | undefined

  constructor(read: AssignmentInputs) {
    const [users, groups] = [listed(read.people), listed(read.teams)]
    this.#users = new Map(users.members.flatMap(({ id, name }) => (id === undefined ? [] : [[id, name] as const])))
    this.#groups = new Map(
      groups.members.flatMap(group => (group.id === undefined ? [] : [[group.id, group] as const])),
    )
    this.#missing = groups.missing[0]
  }

  /** Null: it was not read. */
  nameOf({ type, principal = '' }: Of<'assignments'>): string | null {
    return (type === 'GROUP' ? this.#groups.get(principal)?.name : this.#users.get(principal)) ?? null
  }

  /** Who has an assignment; throws where the members of a group were not read. */
  of({ type, principal = '' }: Of<'assignments'>): EffectiveAccess['People'] {
    if (type === 'USER') return [this.#user(principal)]
    const group = this.#groups.get(principal)
    if (type !== 'GROUP' || group === undefined)
      throw new Unjudgeable(this.#missing ?? `Who is in the group ${principal} was not read.`)
    if (group.users.unread) throw group.users.unread
    return group.users.value.map(id => this.#user(id))
  }

  #user(UserId: string) {
    return { UserId, UserName: this.#users.get(UserId) ?? null }
  }
}
