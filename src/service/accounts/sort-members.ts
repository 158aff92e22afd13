import type { ItemHeader } from '../../evidence/item.ts'
import type { ClosedAccount, MemberAccount, OrganizationRules } from '../../evidence/organization.ts'
import { every } from '../runtime/every.ts'
import type { Viewed } from '../runtime/serving.ts'
import { takesOf } from './member-rules.ts'
import { accountsItem, membersOf } from './members.ts'

export interface MemberRules extends OrganizationRules {
  /** Whose evidence names the accounts; left out: whoever read an organization last. */
  readonly account?: string
}

/** The accounts of an organization, as its newest evidence names them and as the rules have them. */
export interface SortedMembers {
  readonly item: ItemHeader
  readonly all: readonly MemberAccount[]
  /** Those that the rules take in, closed ones and those that were not read included. */
  readonly inScope: number
  /** Active and not connected. */
  readonly joining: readonly MemberAccount[]
  /** How many active ones are connected. */
  readonly known: number
  /** Not active. */
  readonly closed: readonly ClosedAccount[]
  /** Whether they are active was not read. */
  readonly unread: readonly MemberAccount[]
  /** Active, and whether the rules take them in was not read. */
  readonly undecided: readonly MemberAccount[]
}

/** Throws `not_found` where no run has read the organization, and as {@link takesOf}. */
export async function sortMembers({ store }: Viewed, rules: MemberRules): Promise<SortedMembers> {
  const item = await accountsItem(store, rules.account)
  const takes = await takesOf(store, item, rules)
  const all = await Array.fromAsync(membersOf(store, item))
  const members = all.filter(({ account }) => takes(account) !== false)
  const connected = new Set(
    await Array.fromAsync(
      every(page => store.accounts.list({}, page)),
      ({ account }) => account,
    ),
  )
  const isUndecided = ({ account }: MemberAccount) => takes(account) === null && !connected.has(account)
  const undecided = members.filter(member => member.state === 'ACTIVE' && isUndecided(member))
  const active = members.filter(member => member.state === 'ACTIVE' && !isUndecided(member))
  const joining = active.filter(({ account }) => !connected.has(account))
  return {
    ...{ item, all, inScope: members.length, joining, known: active.length - joining.length },
    closed: members
      .filter(({ state }) => state !== null && state !== 'ACTIVE')
      .map(member => ({ ...member, isConnected: connected.has(member.account) })),
    unread: members.filter(({ state }) => state === null),
    undecided,
  }
}

/** An active account, as it is connected: by the role of this name. */
export const memberAccess = ({ scope }: ItemHeader, account: string, roleName: string, externalId: string) => ({
  kind: 'role' as const,
  roleArn: `arn:${scope.partition}:iam::${account}:role/${roleName}`,
  externalId,
})
