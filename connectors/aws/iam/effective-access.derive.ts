import { type Access, effectiveAccess as accessOf, assumableBy, type Neighbours } from '../../identity/index.ts'
import { certain, derivation, type Json, Unjudgeable } from '../../kit/index.ts'
import { factsOf, type Inputs } from './access/facts.ts'
import { listed, or } from './access/listed.ts'
import { readings } from './access/readings.ts'
import { type ServiceUses, serviceUses } from './access/service-uses.ts'
import { type EffectiveAccess, effectiveAccess } from './effective-access.ts'

export default derivation(effectiveAccess, {
  reads: readings,
  membersFrom: ['users', 'roles'],
  *derive(read, context) {
    const facts = factsOf(read, context)
    const neighbours = neighboursOf(read, context.account)
    const members = membersOf(read)
    const uses = serviceUses(read.serviceUse)
    for (const access of accessOf(facts)) {
      const { arn } = access.principal
      const of = members.get(arn)
      if (of !== undefined) yield { id: arn, name: of.name, settings: settingsOf(access, of, neighbours, uses) }
    }
  },
})

type Member =
  | { readonly kind: 'user'; readonly name: string; readonly user: User }
  | { readonly kind: 'role'; readonly name: string; readonly role: Role }
type User = ReturnType<typeof readings.users.project>
type Role = ReturnType<typeof readings.roles.project>

function membersOf(read: Inputs): Map<string, Member> {
  const users = listed(read.users).members.map(user => [user.arn, { kind: 'user', name: user.name, user }] as const)
  const roles = listed(read.roles).members.map(role => [role.arn, { kind: 'role', name: role.name, role }] as const)
  return new Map<string, Member>([...users, ...roles])
}

function neighboursOf(read: Inputs, account: string): Neighbours {
  const [organization] = listed(read.organization).members
  const { members, missing } = listed(read.accounts)
  const named = members.flatMap(one => {
    const id = or(one.id, undefined)
    return id === undefined ? [] : [[id, or(one.name, undefined) ?? null] as const]
  })
  return {
    account,
    accounts: new Map(named),
    more: missing.length > 0 || named.length < members.length,
    organization: organization && or(organization.id, undefined),
  }
}

const settingsOf = (access: Access, of: Member, neighbours: Neighbours, uses: ServiceUses) => ({
  Arn: access.principal.arn,
  Name: of.name,
  Kind: of.kind,
  Administrator: access.administrator,
  Escalations: () => escalationsIn(access),
  EscalationsOmitted: access.omitted,
  EscalationsUnread: access.unseen,
  Chains: () => (access.escalations === undefined ? unreadPolicies(access) : access.chains),
  Destroys: () =>
    access.principal.binding.identity.unread.length > 0 ? unreadPolicies(access) : access.destruction.destroys,
  DestroysUnread: access.administrator.Is === 'yes' ? {} : access.destruction.unread,
  AssumableBy: () => assumersOf(access, neighbours),
  Grants: () => grantsOf(access),
  AccessKeys: () => keysOf(of),
  Password: () => of.kind === 'user' && certain(of.user.password),
  Quarantine: () => quarantineOf(of),
  Use: () => useOf(of),
  ServiceUse: () => uses(access.principal),
})

/** Nothing found says something only where everything was looked at. */
function escalationsIn(access: Access): EffectiveAccess['Escalations'] {
  if (access.escalations === undefined) return unreadPolicies(access)
  const [why] = access.unseen
  if (access.escalations.length === 0 && why !== undefined) throw new Unjudgeable(why)
  return access.escalations
}

function unreadPolicies({ principal }: Access): never {
  throw new Unjudgeable(`Not all policies of ${principal.arn} were read: ${principal.binding.identity.unread[0]}`)
}

function assumersOf({ principal }: Access, neighbours: Neighbours): EffectiveAccess['AssumableBy'] {
  if (principal.kind === 'user') return []
  const [unread] = principal.trust.unread
  if (unread !== undefined) throw new Unjudgeable(unread)
  return assumableBy(principal, neighbours)
}

function grantsOf(access: Access): EffectiveAccess['Grants'] {
  return access.principal.binding.identity.unread.length > 0 ? unreadPolicies(access) : { Services: access.services }
}

const keysOf = (of: Member): Json<EffectiveAccess['AccessKeys']> =>
  of.kind === 'role'
    ? []
    : certain(of.user.keys).map(({ AccessKeyId, Status, CreateDate }) => ({ AccessKeyId, Status, CreateDate }))

const QUARANTINE = /^AWSCompromisedKeyQuarantine/

/** By the names of what is attached: what their documents say matters nothing. */
function quarantineOf(of: Member): string[] {
  const attached = certain(of.kind === 'user' ? of.user.attached : of.role.attached)
  return attached.map(nameOf).filter(name => QUARANTINE.test(name))
}

function nameOf({
  PolicyName,
  PolicyArn,
}: {
  PolicyName?: string | undefined
  PolicyArn?: string | undefined
}): string {
  const name = PolicyName ?? PolicyArn?.split('/').pop()
  if (name === undefined) throw new Unjudgeable('AWS did not name an attached policy.')
  return name
}

function useOf(of: Member): EffectiveAccess['Use'] {
  if (of.kind === 'role') {
    const used = certain(of.role.used)
    return { Keys: [], Role: used ? { LastUsedDate: used.LastUsedDate, Region: used.Region } : null }
  }
  const keys = certain(of.user.keyUse)
  return {
    Keys: keys.map(({ AccessKeyId, LastUsedDate, ServiceName }) => ({ AccessKeyId, LastUsedDate, ServiceName })),
    Role: null,
  }
}
