import type { Viewed } from '../runtime/serving.ts'
import { connectAccount } from './accounts.ts'
import { accountsIn, accountsItem, type MemberAccount, membersOf } from './members.ts'

export interface Discovering {
  /** Units, with those below them; empty: the whole organization. */
  readonly units: readonly string[]
  readonly roleName: string
  readonly externalId: string
  readonly regions: readonly string[] | null
}

export interface Discovery {
  readonly dryRun: boolean
  /** The evidence that names the accounts, when it was read, and whether all could be. */
  readonly evidence: string
  readonly asOf: string
  readonly complete: boolean
  readonly connected: readonly MemberAccount[]
  /** How many were connected before. */
  readonly known: number
  /** Not active: not connected, and to be switched off where they are. */
  readonly closed: readonly (MemberAccount & { readonly isConnected: boolean })[]
  /** Whether they are active was not read. */
  readonly unread: readonly MemberAccount[]
}

/**
 * Connects the active accounts of an organization, as the newest evidence names them, by a role of one name and one external id; a dry run only
 * says which. Throws `not_found` where no run has read the organization, and as {@link accountsIn}.
 */
export async function discoverAccounts(runtime: Viewed, asked: Discovering, dryRun: boolean): Promise<Discovery> {
  const { store } = runtime
  store.requireWhole()
  const item = await accountsItem(store)
  const within = asked.units.length === 0 ? null : await accountsIn(store, item, asked.units)
  const all = await Array.fromAsync(membersOf(store, item))
  const members = all.filter(({ account }) => within === null || within.has(account))
  const known = await connectedOf(runtime)
  const active = members.filter(({ state }) => state === 'ACTIVE')
  const connected = active.filter(({ account }) => !known.has(account))
  if (!dryRun) for (const member of connected) await connect(runtime, item.scope.partition, member, asked)
  return {
    ...{ dryRun, evidence: item.id, asOf: item.collected.finishedAt, complete: item.population.complete },
    ...{ connected, known: active.length - connected.length },
    closed: members
      .filter(({ state }) => state !== null && state !== 'ACTIVE')
      .map(member => ({ ...member, isConnected: known.has(member.account) })),
    unread: members.filter(({ state }) => state === null),
  }
}

async function connect(
  runtime: Viewed,
  partition: string,
  { account, name }: MemberAccount,
  { roleName, externalId, regions }: Discovering,
): Promise<void> {
  const roleArn = `arn:${partition}:iam::${account}:role/${roleName}`
  const access = { kind: 'role' as const, roleArn, externalId }
  await connectAccount(runtime, { account, name: name || account, access, regions, tags: {}, enabled: true })
}

async function connectedOf({ store }: Viewed): Promise<Set<string>> {
  const numbers = new Set<string>()
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof store.accounts.list>> = await store.accounts.list(
      {},
      cursor === undefined ? { limit: 500 } : { limit: 500, cursor },
    )
    for (const { account } of page.items) numbers.add(account)
    cursor = page.next
  }
  return numbers
}
