import type { ItemHeader, Resource } from '../../evidence/item.ts'
import { ACCOUNT_TAGS, type OrganizationRules } from '../../evidence/organization.ts'
import { accountsIn, type MembersEvidence } from './members.ts'

/** Whether the rules take an account in; null where that is not known, as its tags were not read. */
type Takes = (account: string) => boolean | null

/** What rules make of the accounts that an item lists. Throws as {@link accountsIn}. */
export async function takesOf(
  store: MembersEvidence,
  item: ItemHeader,
  { units, tags, excluded }: OrganizationRules,
): Promise<Takes> {
  const within = units.length === 0 ? null : await accountsIn(store, item, units)
  const tagged = tags.length === 0 ? null : await taggedIn(store, item, tags)
  const left = new Set(excluded)
  return account => {
    if (left.has(account) || within?.has(account) === false) return false
    return tagged ? tagged(account) : true
  }
}

/** By the tags read in the same run, else by those read last. */
async function taggedIn(store: MembersEvidence, { collected, scope }: ItemHeader, wanted: readonly string[]) {
  const of = { account: scope.account, region: scope.region, type: ACCOUNT_TAGS }
  const item = (await store.evidence.find({ run: collected.run, ...of })) ?? (await lastOf(store, of))
  const known = new Map<string, boolean | null>()
  if (item) for await (const one of store.evidence.resources(item.id)) known.set(numberOf(one), carries(one, wanted))
  return (account: string): boolean | null => known.get(account) ?? null
}

async function lastOf(store: MembersEvidence, of: { account: string; region: string; type: string }) {
  const recorded = { until: await store.horizon() }
  return (await store.evidence.list({ ...of, recorded }, { limit: 1 })).items[0]
}

/** The ARN ends with it: arn:aws:organizations::MANAGEMENT:account/o-…/123456789012 */
const numberOf = ({ id }: Pick<Resource, 'id'>): string => /\/(\d{12})$/.exec(id)?.[1] ?? ''

/** A rule is `Key=value`, or `Key` for any value; a value that was redacted may be the one. */
function carries({ settings }: Resource, wanted: readonly string[]): boolean | null {
  const { Tags: tags } = settings as { Tags?: { Key?: unknown; Value?: unknown }[] | null }
  if (tags === undefined) return null
  let known: false | null = false
  for (const { Key, Value } of tags ?? []) {
    if (typeof Key !== 'string') known = null
    else if (wanted.includes(Key) || (typeof Value === 'string' && wanted.includes(`${Key}=${Value}`))) return true
    else if (typeof Value !== 'string' && wanted.some(rule => rule.startsWith(`${Key}=`))) known = null
  }
  return known
}
