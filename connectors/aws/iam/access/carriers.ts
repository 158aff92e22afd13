import type { Carrier, CarrierKind, Carriers } from '../../../identity/index.ts'
import type { Input, Reading, Told } from '../../../kit/index.ts'
import type { carriers } from './carrier-readings.ts'
import { type Listed, listed, or, reasonOf } from './listed.ts'

type Inputs = { readonly [K in keyof typeof carriers]: Input<Of<K>> }
type Of<K extends keyof typeof carriers> = (typeof carriers)[K] extends Reading<infer T> ? T : never

interface RoleOfProfiles {
  readonly arn: string
  readonly profiles: Told<readonly string[]>
}

/**
 * The resources that act with a role, by kind. A kind that is not here counts as not read: its paths lead, with a condition, to every role
 * its service may assume. `elsewhere` says which regions were not looked at.
 */
export function carriersOf(
  read: Inputs,
  { members: roles, missing }: Listed<RoleOfProfiles>,
  elsewhere: string | null,
): ReadonlyMap<CarrierKind, Carriers> {
  const also = elsewhere === null ? [] : [elsewhere]
  const of = (members: readonly Carrier[], ...why: readonly string[]): Carriers => {
    const [first] = [...why, ...also]
    return { members, missing: first === undefined ? null : `were not all read (${first})` }
  }
  const [instances, functions, definitions] = [listed(read.instances), listed(read.functions), listed(read.definitions)]
  const unread = (list: { missing: readonly string[]; members: readonly { role: Told<unknown> }[] }) => [
    ...list.missing,
    ...list.members.flatMap(m => reasonOf(m.role)),
  ]
  const services = listed(read.services)
  const lost = [...missing, ...roles.flatMap(r => reasonOf(r.profiles))][0]
  return new Map<CarrierKind, Carriers>([
    [
      'instance-profile',
      { members: roles.flatMap(profilesOf), missing: lost === undefined ? null : `were not all read (${lost})` },
    ],
    ['ec2-instance', of(instancesWith(instances.members, roles), ...unread(instances))],
    ['lambda-function', of(functions.members.flatMap(functionOf), ...unread(functions))],
    ['task-definition', of(definitions.members.map(definitionOf), ...definitions.missing)],
    [
      'ecs-service',
      of(
        services.members.flatMap(s => tasksOf(s, definitions.members)),
        ...services.missing,
        ...unread(definitions),
        ...services.members.flatMap(s => [...reasonOf(s.definitions), ...reasonOf(s.executable)]),
        'tasks that no service keeps running are not collected',
      ),
    ],
  ])
}

function instancesWith(members: readonly Of<'instances'>[], roles: readonly RoleOfProfiles[]): Carrier[] {
  const byProfile = new Map(roles.flatMap(r => or(r.profiles, []).map(profile => [profile, r.arn] as const)))
  return members.flatMap(m => {
    const profile = or(m.role, undefined)
    if (profile === undefined) return []
    return [{ arn: m.arn, role: byProfile.get(profile) ?? profile, patterns: [m.arn], conditions: [] }]
  })
}

const profilesOf = ({ arn, profiles }: RoleOfProfiles): Carrier[] =>
  or<readonly string[], readonly string[]>(profiles, []).map(profile => ({
    ...{ arn: profile, role: arn, patterns: [profile], conditions: [] },
  }))

/** Code signing refuses code of others, unless it only warns: what it does stands in a configuration that is not collected. */
function functionOf({ arn, role, signing }: Of<'functions'>): Carrier[] {
  const carried = or(role, undefined)
  if (carried === undefined) return []
  const unsigned = !signing.unread && signing.value === null
  return [
    {
      arn,
      role: carried,
      patterns: [arn],
      conditions: unsigned ? [] : [`${arn} takes code that nobody trusted signed`],
    },
  ]
}

/** Any revision of the family: older ones that are still active are not collected. */
const definitionOf = ({ arn, role }: Of<'definitions'>): Carrier => ({
  arn,
  role: or(role, undefined) ?? null,
  patterns: [arn.replace(/:\d+$/, ':*')],
  conditions: [],
})

/** A command is run in tasks that were started with it enabled; they have names that nobody knows before. */
function tasksOf(service: Of<'services'>, definitions: readonly Of<'definitions'>[]): Carrier[] {
  const { arn, cluster, executable } = service
  if (!or(executable, false)) return []
  const named: readonly string[] = or(service.definitions, [])
  const roles = definitions.filter(d => named.includes(d.arn)).flatMap(d => or(d.role, undefined) ?? [])
  const patterns = [cluster, `${cluster.replace(':cluster/', ':task/')}/*`]
  return [...new Set(roles)].map(role => ({ arn, role, patterns, conditions: [] }))
}
