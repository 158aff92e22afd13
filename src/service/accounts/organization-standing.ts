import type { ItemHeader } from '../../evidence/item.ts'
import type { OrganizationStanding } from '../../evidence/organization.ts'
import type { Organization } from '../../store/index.ts'
import type { Viewed } from '../runtime/serving.ts'
import { type SortedMembers, sortMembers } from './sort-members.ts'

/** Of an organization whose accounts are not known. */
export const unknownStanding = (
  organization: Organization,
  problem: OrganizationStanding['problem'],
): OrganizationStanding => ({
  ...{
    organization: organization.id,
    name: organization.name,
    evidence: null,
    asOf: null,
    complete: false,
    listed: 0,
    inScope: 0,
    known: 0,
  },
  ...{ joined: [], closed: [], left: [], unread: [], undecided: [], excluded: [], problem },
  rules: rulesOf(organization),
})

const rulesOf = ({ account, units, tags, excluded }: Organization) => ({ account, units, tags, excluded })

/** Which accounts are to join, and which are not there any more. Throws as {@link sortMembers}. */
export async function standingOf(
  runtime: Viewed,
  organization: Organization,
): Promise<{ readonly standing: OrganizationStanding; readonly item: ItemHeader }> {
  const sorted = await sortMembers(runtime, organization)
  const { item, all, inScope, known, joining: joined, closed, unread, undecided } = sorted
  const { id, name } = organization
  const standing = {
    ...{ organization: id, name, evidence: item.id, asOf: item.collected.finishedAt, complete: isWhole(item) },
    ...{ listed: all.length, inScope, known, joined, closed, unread, undecided },
    left: await leftOf(runtime, organization, sorted),
    excluded: all.filter(({ account }) => organization.excluded.includes(account)),
    rules: rulesOf(organization),
    problem: null,
  }
  return { standing, item }
}

async function leftOf({ store }: Viewed, { id }: Organization, { item, all }: SortedMembers) {
  if (!isWhole(item)) return []
  const listed = new Set(all.map(({ account }) => account))
  const members = await store.organizations.members(id)
  return members.filter(({ account }) => !listed.has(account)).map(({ account, name }) => ({ account, name }))
}

/** A member that could not be read is one that is there. */
export const isWhole = ({ population }: ItemHeader): boolean =>
  population.complete && population.gap === null && population.gaps === 0
