import { type Access, assumableBy, effectiveAccessInSteps, type Neighbours } from '../../identity/index.ts'
import { certain, derivation, type Json, Unjudgeable } from '../../kit/index.ts'
import { assignmentMember } from './access/assignment-member.ts'
import { Assignments } from './access/assignments.ts'
import { type CredentialFindings, credentialFindings, type Named } from './access/credential-findings.ts'
import { factsOf, type Inputs } from './access/facts.ts'
import { listed, or } from './access/listed.ts'
import { People } from './access/people.ts'
import { readings } from './access/readings.ts'
import { rightsOf } from './access/rights.ts'
import { type ServiceUses, serviceUses } from './access/service-uses.ts'
import { unreadRegions } from './access/unread-regions.ts'
import { type EffectiveAccess, effectiveAccess } from './effective-access.ts'

export default derivation(effectiveAccess, {
  reads: readings,
  membersFrom: ['users', 'roles'],
  *derive(read, context) {
    const facts = factsOf(read, context)
    const members = membersOf(read)
    const assignments = new Assignments(read, facts)
    const neighbours = neighboursOf(read, context.account)
    const findings = credentialFindings(read.threats, unreadRegions(read.enabledRegions, context.regions))
    const about: About = { neighbours, assignments, findings, uses: serviceUses(read.serviceUse) }
    for (const access of effectiveAccessInSteps(facts, assignments.unmade)) {
      if (access === undefined) {
        yield undefined
        continue
      }
      const { arn } = access.principal
      const of = members.get(arn)
      assignments.keep(access)
      if (of !== undefined) yield { id: arn, name: of.name, settings: settingsOf(access, of, about) }
    }
    const people = new People(read)
    const lastUseOf = (arn: string) => usedBy(members.get(arn), arn, about)
    for (const one of assignments.all()) yield assignmentMember(one, people, lastUseOf, findings.unread)
    // Where another account alone may list them, they are members there.
    if (!read.assignments.known().elsewhere) read.assignments.all()
  },
})

interface About {
  readonly neighbours: Neighbours
  readonly assignments: Assignments
  readonly findings: CredentialFindings
  readonly uses: ServiceUses
}

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

const settingsOf = (access: Access, of: Member, { neighbours, assignments, findings, uses }: About) => ({
  Arn: access.principal.arn,
  Name: of.name,
  Kind: of.kind,
  PermissionSet: of.kind === 'role' ? assignments.setOf(of.role) : null,
  Assignment: null,
  People: null,
  ...rightsOf(access),
  AssumableBy: () => assumersOf(access, neighbours),
  AccessKeys: () => keysOf(of),
  Password: () => of.kind === 'user' && certain(of.user.password),
  Quarantine: () => quarantineOf(of),
  CredentialFindings: () => findings.of(namedBy(of)),
  CredentialFindingsUnread: findings.unread,
  Use: () => lastUseOf(of),
  ServiceUse: () => uses(access.principal),
})

function assumersOf({ principal }: Access, neighbours: Neighbours): EffectiveAccess['AssumableBy'] {
  if (principal.kind === 'user') return []
  const [unread] = principal.trust.unread
  if (unread !== undefined) throw new Unjudgeable(unread)
  return assumableBy(principal, neighbours)
}

const keysOf = (of: Member): Json<EffectiveAccess['AccessKeys']> =>
  of.kind === 'role'
    ? []
    : certain(of.user.keys).map(({ AccessKeyId, Status, CreateDate }) => ({ AccessKeyId, Status, CreateDate }))

function namedBy(of: Member): Named {
  const { uniqueId } = of.kind === 'user' ? of.user : of.role
  const keys = of.kind === 'user' ? or(of.user.keys, []).map(key => key.AccessKeyId) : []
  return { kind: of.kind, name: of.name, uniqueId: or(uniqueId, undefined), keys }
}

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

function lastUseOf(of: Member): EffectiveAccess['Use'] {
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

function usedBy(of: Member | undefined, arn: string, { findings, uses }: About) {
  if (of === undefined) throw new Unjudgeable(`The role ${arn} was not read.`)
  return {
    use: () => lastUseOf(of),
    services: () => uses({ arn }),
    findings: () => findings.of(namedBy(of)),
  }
}
