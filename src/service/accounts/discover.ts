import type { ClosedAccount, MemberAccount } from '../../evidence/organization.ts'
import type { Viewed } from '../runtime/serving.ts'
import { connectAccount } from './accounts.ts'
import { memberAccess, sortMembers } from './sort-members.ts'

export interface Discovering {
  /** Units, with those below them; empty: the whole organization. */
  readonly units: readonly string[]
  readonly tags: readonly string[]
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
  readonly closed: readonly ClosedAccount[]
  /** Whether they are active was not read. */
  readonly unread: readonly MemberAccount[]
  /** Whether they carry one of the tags was not read: not connected. */
  readonly undecided: readonly MemberAccount[]
}

/**
 * Connects the active accounts of an organization, as the newest evidence names them, by a role of one name and one external id; a dry run only
 * says which. Throws as {@link sortMembers}.
 */
export async function discoverAccounts(runtime: Viewed, asked: Discovering, dryRun: boolean): Promise<Discovery> {
  runtime.store.requireWhole()
  const { units, tags } = asked
  const sorted = await sortMembers(runtime, { units, tags, excluded: [] })
  const { item, joining, known, closed, unread, undecided } = sorted
  if (!dryRun)
    for (const { account, name } of joining) {
      const access = memberAccess(item, account, asked.roleName, asked.externalId)
      const { regions } = asked
      await connectAccount(runtime, { account, name: name || account, access, regions, tags: {}, enabled: true })
    }
  return {
    ...{ dryRun, evidence: item.id, asOf: item.collected.finishedAt, complete: item.population.complete },
    ...{ connected: joining, known, closed, unread, undecided },
  }
}
