import type { ItemHeader } from '../../evidence/item.ts'
import type { OrganizationStanding } from '../../evidence/organization.ts'
import {
  type ListedAccounts,
  type OrganizationReach,
  type RunAccounts,
  reachOf,
  unknownReach,
} from '../../evidence/organization-reach.ts'
import { type Run, StoreError, type Target, type View } from '../../store/index.ts'
import { ORGANIZATION_TYPE } from '../assess/organization.ts'
import { ServiceError } from '../runtime/error.ts'
import { every } from '../runtime/every.ts'
import { takesOf } from './member-rules.ts'
import { ACCOUNTS, accountsItem, type MembersEvidence, membersOf } from './members.ts'
import { isWhole } from './organization-standing.ts'

/** What a run reached of organizations, and of which of them its accounts are. */
export interface RunReach {
  readonly all: readonly OrganizationReach[]
  /** Undefined for a standalone account, and where nothing says whose it is. */
  of(account: string): OrganizationReach | undefined
}

interface Place {
  readonly reach: OrganizationReach
  readonly accounts: ReadonlySet<string>
}

/**
 * Holds the accounts of a run against those of their organizations, as the newest list names them: one that the run read itself, else the
 * one that it began with. A member cannot list its organization: where nobody else did, that is its `problem`.
 */
export async function runReach(store: MembersEvidence, run: Run, targets: readonly Target[]): Promise<RunReach> {
  const wholes = targets.filter(({ region }) => region === 'global')
  const reached = wholes.filter(({ status }) => status === 'done')
  const accounts = { asked: numbersOf(wholes), read: numbersOf(reached) }
  const places: Place[] = []
  const own = await ownLists(store, run)
  const standings = run.organizations ?? []
  for (const standing of standings) places.push(await declaredPlace(store, standing, own, accounts))
  const known = new Set(places.map(({ reach }) => reach.id))
  for (const [id, item] of own) if (!known.has(id)) places.push(await undeclaredPlace(store, item, accounts))
  for (const account of accounts.read)
    if (!places.some(place => place.accounts.has(account))) await addUnlisted(store, run, account, places)
  return {
    all: places.map(({ reach }) => reach),
    of: account => places.find(place => place.accounts.has(account))?.reach,
  }
}

/** The connected organizations as they are listed now, held against accounts of which there are results. */
export async function organizationsNow(
  store: MembersEvidence & Pick<View, 'organizations'>,
  results: readonly string[],
): Promise<OrganizationReach[]> {
  const read = new Set(results)
  const found: OrganizationReach[] = []
  for await (const organization of every(page => store.organizations.list({ enabled: true }, page))) {
    const { account, name } = organization
    const of = { id: null, management: null, name, declared: true }
    try {
      const item = await accountsItem(store, account)
      const takes = await takesOf(store, item, organization)
      const listed = { ...of, ...(await namedIn(store, item)), takes, left: [] }
      found.push((await placeOf(store, item, listed, { asked: read, read })).reach)
    } catch (error) {
      if (!(error instanceof ServiceError)) throw error
      found.push(unknownReach(of, { code: error.code, message: error.message }))
    }
  }
  return found
}

const numbersOf = (targets: readonly Target[]): Set<string> => new Set(targets.map(({ account }) => account))

/** The lists that the run made itself, by organization; of several the one that is whole. */
async function ownLists(store: MembersEvidence, run: Run): Promise<Map<string, ItemHeader>> {
  const lists = new Map<string, ItemHeader>()
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<MembersEvidence['evidence']['list']>> = await store.evidence.list(
      { run: run.id, type: ACCOUNTS },
      { limit: 100, ...(cursor !== undefined && { cursor }) },
    )
    for (const item of page.items.filter(({ population }) => population.collected > 0)) {
      const { id } = await namedIn(store, item)
      const before = lists.get(id ?? '')
      if (id !== null && (!before || (!isWhole(before) && isWhole(item)))) lists.set(id, item)
    }
    cursor = page.next
  }
  return lists
}

/** The organization and its management account, as ARNs name them: arn:aws:organizations::MANAGEMENT:account/o-…/… */
async function namedIn(store: MembersEvidence, { id }: ItemHeader) {
  const [first] = (await store.evidence.listResources(id, { limit: 1 })).items
  const [, management = null, organization = null] =
    /:organizations::(\d{12}):(?:account|organization)\/(o-[a-z0-9]+)/.exec(first?.id ?? '') ?? []
  return { id: organization, management }
}

/** All accounts of a connected organization were asked for: those that its rules take in are the declared scope. */
async function declaredPlace(
  store: MembersEvidence,
  standing: OrganizationStanding,
  own: ReadonlyMap<string, ItemHeader>,
  run: RunAccounts,
): Promise<Place> {
  const { name, problem, rules } = standing
  const began = standing.evidence === null ? null : await itemOf(store, standing.evidence)
  const named = began ? await namedIn(store, began) : { id: null, management: null }
  let of = { ...named, name, declared: true }
  const item = own.get(named.id ?? '') ?? listedBy(rules?.account, own) ?? (problem ? null : began)
  if (!item) return unknown({ ...of, by: rules?.account }, problem ?? GONE)
  const left = standing.left.map(({ account }) => account)
  const before = began ? await Array.fromAsync(membersOf(store, began), ({ account }) => account) : []
  try {
    const takes = await takesOf(store, item, rules ?? { units: [], tags: [], excluded: [] })
    of = { ...of, ...(await namedIn(store, item)) }
    const leaving = before.filter(account => run.asked.has(account))
    return await placeOf(store, item, { ...of, takes, left: [...new Set([...left, ...leaving])].sort() }, run)
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return unknown({ ...of, by: rules?.account }, { code: error.code, message: error.message })
  }
}

const listedBy = (account: string | undefined, own: ReadonlyMap<string, ItemHeader>): ItemHeader | undefined =>
  [...own.values()].find(({ scope }) => scope.account === account)

const GONE = { code: 'gone', message: 'The evidence that named the accounts is not there any more.' }

/** Evidence of before may have been retired meanwhile. */
async function itemOf({ evidence }: MembersEvidence, id: string): Promise<ItemHeader | null> {
  return evidence.get(id).catch(error => {
    if (error instanceof StoreError && (error.code === 'not_found' || error.code === 'gone')) return null
    throw error
  })
}

function unknown(
  { by, ...of }: Parameters<typeof unknownReach>[0] & { by?: string | undefined },
  problem: OrganizationReach['problem'],
): Place {
  const accounts = [of.management, by].filter(account => typeof account === 'string')
  return { reach: unknownReach(of, problem), accounts: new Set(accounts) }
}

async function undeclaredPlace(store: MembersEvidence, item: ItemHeader, run: RunAccounts): Promise<Place> {
  const of = { ...(await namedIn(store, item)), name: null, declared: false }
  return placeOf(store, item, { ...of, takes: () => true, left: [] }, run)
}

async function placeOf(
  store: MembersEvidence,
  item: ItemHeader,
  of: Omit<ListedAccounts, 'members' | 'evidence' | 'asOf' | 'complete'>,
  run: RunAccounts,
): Promise<Place> {
  const members = await Array.fromAsync(membersOf(store, item))
  const listing = { evidence: item.id, asOf: item.collected.finishedAt, complete: isWhole(item), members }
  const reach = reachOf({ ...of, ...listing }, run)
  return { reach, accounts: new Set([...members.map(({ account }) => account), ...reach.left]) }
}

/** An account that says which organization it is in, and that nobody listed: one place for each organization. */
async function addUnlisted(store: MembersEvidence, run: Run, account: string, places: Place[]): Promise<void> {
  const item = await store.evidence.find({ run: run.id, account, region: 'global', type: ORGANIZATION_TYPE })
  if (!item || item.population.collected === 0) return
  const { id, management } = await namedIn(store, item)
  if (management === null) return
  const at = places.findIndex(place => place.reach.id === id || place.accounts.has(management))
  const there = places[at]
  if (there) places[at] = { ...there, accounts: new Set([...there.accounts, account]) }
  else {
    const place = unknown({ id, management, name: null, declared: false }, notListed(management))
    places.push({ ...place, accounts: new Set([account]) })
  }
}

const notListed = (management: string) => ({
  code: 'not_listed',
  message: `Only the management account ${management} and delegated administrators may list them, and none of them did in this run.`,
})
