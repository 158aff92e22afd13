import type { ItemHeader, Resource } from '../../evidence/item.ts'
import type { MemberAccount } from '../../evidence/organization.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'

export const ACCOUNTS = 'aws.organizations.account'
const UNITS = 'aws.organizations.unit'

export type MembersEvidence = Pick<Viewed['store'], 'evidence' | 'horizon'>

/** The newest list of the organization's accounts on record that names any, as read in this account or in any. Throws `not_found`. */
export async function accountsItem(store: MembersEvidence, account?: string): Promise<ItemHeader> {
  const recorded = { until: await store.horizon() }
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const asked = cursor === undefined ? { limit: 100 } : { limit: 100, cursor }
    const page: { items: readonly ItemHeader[]; next: string | null } = await store.evidence.list(
      { type: ACCOUNTS, account, recorded },
      asked,
    )
    const found = page.items.find(({ population }) => population.collected > 0)
    if (found) return found
    cursor = page.next
  }
  throw new ServiceError(
    'not_found',
    account === undefined
      ? `No run has read the accounts of an organization yet: connect its management account, or a delegated administrator, and read ${ACCOUNTS} there.`
      : `No run has read the accounts of the organization in account ${account} yet: connect that account and read ${ACCOUNTS} there.`,
  )
}

export async function* membersOf(
  { evidence }: Pick<MembersEvidence, 'evidence'>,
  item: ItemHeader,
): AsyncGenerator<MemberAccount> {
  for await (const { id, name, settings } of evidence.resources(item.id)) {
    const { Id, State, Status } = settings as { Id?: string; State?: string; Status?: string }
    // The ARN ends with it: arn:aws:organizations::MANAGEMENT:account/o-…/123456789012
    const account = Id ?? /\/(\d{12})$/.exec(id)?.[1]
    if (account !== undefined) yield { account, name, state: State ?? Status ?? null }
  }
}

/**
 * The accounts in these units and all below them, as read in the same run. Throws `bad_request` for a unit that is not there, and where not
 * all of what is in them was read: an account that is missing in a list would be taken for one that is not there.
 */
export async function accountsIn(
  { evidence }: Pick<MembersEvidence, 'evidence'>,
  item: ItemHeader,
  wanted: readonly string[],
): Promise<Set<string>> {
  const { collected, scope } = item
  const key = { run: collected.run, account: scope.account, region: scope.region, type: UNITS }
  const found = await evidence.find(key)
  if (!found?.population.complete)
    throw new ServiceError(
      'bad_request',
      `The units of the organization were not read whole: read ${UNITS} with its accounts.`,
    )
  const units = await Array.fromAsync(evidence.resources(found.id), unitOf)
  const accounts = new Set<string>()
  const open = [...wanted]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const unit = units.find(one => one.id === id)
    if (!unit) throw new ServiceError('bad_request', `The organization has no unit ${id}.`)
    if (!unit.accounts)
      throw new ServiceError('bad_request', `What is in the unit ${id} was not read: see its gap in the evidence.`)
    for (const account of unit.accounts) accounts.add(account)
    open.push(...units.filter(({ parent }) => parent === id).map(one => one.id))
  }
  return accounts
}

function unitOf({ settings }: Resource) {
  const { Id, ParentId, Children } = settings as { Id?: string; ParentId?: string; Children?: { Id?: string }[] | null }
  return { id: Id ?? '', parent: ParentId, accounts: Children?.map(child => child.Id ?? '') }
}
