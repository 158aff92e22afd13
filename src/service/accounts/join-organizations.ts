import type { ItemHeader } from '../../evidence/item.ts'
import type { MemberAccount, OrganizationStanding } from '../../evidence/organization.ts'
import type { NewAccount, NewEvent, Organization } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import { every } from '../runtime/every.ts'
import type { Viewed } from '../runtime/serving.ts'
import { standingOf, unknownStanding } from './organization-standing.ts'
import { memberAccess } from './sort-members.ts'

/**
 * Connects the accounts that joined the organizations since, as the newest evidence names them, for a run that asks for all accounts. What cannot be
 * told of an organization is its `problem`, and keeps no run from starting. Null where no organization is connected, or who asks may not see all accounts.
 */
export async function joinOrganizations(runtime: Viewed): Promise<readonly OrganizationStanding[] | null> {
  if (!runtime.store.seesAll) return null
  const standings: OrganizationStanding[] = []
  for await (const organization of every(page => runtime.store.organizations.list({ enabled: true }, page)))
    standings.push(await joinOne(runtime, organization))
  return standings.length > 0 ? standings : null
}

async function joinOne(runtime: Viewed, organization: Organization): Promise<OrganizationStanding> {
  try {
    const { standing, item } = await standingOf(runtime, organization)
    await connect(runtime, organization, standing, item)
    return standing
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    return unknown(runtime, organization, error)
  }
}

/** What was found the last time is kept beside what is wrong now. */
async function unknown(
  { store, log }: Viewed,
  organization: Organization,
  { code, message }: ServiceError,
): Promise<OrganizationStanding> {
  const { id, lastJoin: before } = organization
  const standing = unknownStanding(organization, { code, message })
  const lastJoin = before ? { ...before, problem: standing.problem } : standing
  await store.organizations.join(id, { accounts: [], events: [], lastJoin })
  log.warn({ organization: id, code }, 'the accounts of an organization are not known')
  return standing
}

async function connect(
  { store, log }: Viewed,
  organization: Organization,
  standing: OrganizationStanding,
  item: ItemHeader,
): Promise<void> {
  const { id } = organization
  const accounts = standing.joined.map(member => ({
    account: connection(organization, item, member),
    event: eventOf('account.joined', organization, standing, member),
  }))
  const connected = await store.transaction(async tx => {
    const events = closings(organization, standing)
    const connected = await tx.organizations.join(id, { accounts, events, lastJoin: standing })
    const detail = { evidence: item.id, connected }
    if (connected.length > 0)
      await tx.audit.append({ actor: `organization ${id}`, action: 'organizations.join', subject: id, detail })
    return connected
  })
  if (connected.length > 0) log.info({ organization: id, accounts: connected }, 'accounts of an organization joined')
}

function connection(
  { roleName, externalId, regions }: Organization,
  item: ItemHeader,
  { account, name }: MemberAccount,
): NewAccount {
  const access = memberAccess(item, account, roleName, externalId)
  return { account, name: name || account, access, regions, tags: {}, enabled: true }
}

/** Of connected accounts that were open, or listed, the last time. */
function closings(organization: Organization, standing: OrganizationStanding): NewEvent[] {
  const { lastJoin: before } = organization
  const told = new Set([...(before?.closed ?? []), ...(before?.left ?? [])].map(({ account }) => account))
  const closed = standing.closed.filter(({ isConnected }) => isConnected)
  const left = standing.left.map(one => ({ ...one, state: null }))
  return [...closed, ...left]
    .filter(({ account }) => !told.has(account))
    .map(one => eventOf('account.closed', organization, standing, one, { state: one.state }))
}

function eventOf(
  type: NewEvent['type'],
  { id }: Organization,
  { evidence, asOf }: OrganizationStanding,
  { account, name }: Pick<MemberAccount, 'account' | 'name'>,
  more: object = {},
): NewEvent {
  const data = { account, name, organization: id, evidence, asOf, ...more }
  return { type, accounts: [account], run: null, data }
}
