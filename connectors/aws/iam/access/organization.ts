import type { Input, Told } from '../../../kit/index.ts'
import { indexed, type Layer, layerOf } from '../../../policy/index.ts'
import { type Listed, listed, or, reasonOf } from './listed.ts'

interface Root {
  readonly Id?: string | undefined
  readonly PolicyTypes?:
    | readonly { readonly Type?: string | undefined; readonly Status?: string | undefined }[]
    | undefined
}

export interface OrganizationInputs {
  readonly organization: Listed<{
    readonly id: Told<string | undefined>
    readonly management: Told<string | undefined>
    readonly roots: Told<readonly Root[]>
  }>
  readonly policies: Listed<{
    readonly arn: string
    readonly name: Told<string | undefined>
    readonly type: Told<string | undefined>
    readonly content: Told<unknown>
    readonly targets: Told<readonly string[]>
  }>
  readonly units: Listed<{
    readonly id: Told<string | undefined>
    readonly parent: Told<string>
    readonly accounts: Told<readonly string[]>
  }>
}

type Of<K extends keyof OrganizationInputs> = Input<OrganizationInputs[K] extends Listed<infer T> ? T : never>

/** What was read of the organization. */
export const organizationIn = (read: {
  readonly organization: Of<'organization'>
  readonly organizationPolicies: Of<'policies'>
  readonly units: Of<'units'>
}): OrganizationInputs => ({
  organization: listed(read.organization),
  policies: listed(read.organizationPolicies),
  units: listed(read.units),
})

/** The organization of an account, as far as it binds the account's principals and resources. */
export interface Bound {
  /** null: the account is in none; undefined: that was not read. */
  readonly organization: string | null | undefined
  /** Service control policies, level by level from the root. */
  readonly service: readonly Layer[]
  /** Resource control policies, likewise. */
  readonly resource: readonly Layer[]
}

const KINDS = { SERVICE_CONTROL_POLICY: 'service', RESOURCE_CONTROL_POLICY: 'resource' } as const
type Kind = keyof typeof KINDS

const unread = (kind: Kind, why: string): Layer =>
  layerOf([], [`the ${KINDS[kind]} control policies that bind the account were not read: ${why}`])

/** "SCP evaluation", "RCP evaluation": every level from the root down to the account must allow; the management account is bound by none. */
export function boundBy(account: string, inputs: OrganizationInputs): Bound {
  const { members, missing } = inputs.organization
  const [own] = members
  const [why] = missing
  const both = (of: (kind: Kind) => readonly Layer[]) => ({
    service: of('SERVICE_CONTROL_POLICY'),
    resource: of('RESOURCE_CONTROL_POLICY'),
  })
  if (own === undefined)
    return why === undefined
      ? { organization: null, ...both(() => []) }
      : { organization: undefined, ...both(kind => [unread(kind, why)]) }
  const organization = or(own.id, undefined)
  if (or(own.management, undefined) === account) return { organization, ...both(() => []) }
  return { organization, ...both(kind => levels(kind, account, own.roots, inputs)) }
}

type Roots = Told<readonly Root[]>

function levels(kind: Kind, account: string, roots: Roots, { policies, units }: OrganizationInputs): Layer[] {
  const why = policies.missing[0] ?? units.missing[0] ?? roots.unread?.message
  if (why !== undefined || roots.unread) return [unread(kind, why ?? 'its roots are not known')]
  const [root] = roots.value
  // "Enabling a policy type": without it none is attached, and none counts.
  const status = root?.PolicyTypes?.find(({ Type }) => Type === kind)?.Status
  if (root?.PolicyTypes !== undefined && status === undefined) return []
  const above = placeOf(account, root, units.members)
  if (typeof above === 'string') return [unread(kind, above)]
  const own = policies.members.filter(p => or(p.type, kind) === kind)
  if (root?.PolicyTypes === undefined && own.length === 0) return []
  return above.map(target => levelOf(kind, target, own))
}

/** From the root down to the account, or why that is not known. */
function placeOf(account: string, root: Root | undefined, units: OrganizationInputs['units']['members']) {
  if (root?.Id === undefined) return 'AWS named no root of the organization'
  const above = [account]
  let at = units.find(u => or<readonly string[], readonly string[]>(u.accounts, []).includes(account))
  const hidden = units.flatMap(u => reasonOf(u.accounts))[0]
  if (at === undefined && hidden !== undefined) return hidden
  while (at !== undefined) {
    const { id, parent } = at
    if (id.unread || parent.unread) return (id.unread ?? parent.unread)?.message ?? 'a unit is not known'
    if (id.value === undefined || above.includes(id.value)) return 'a unit has no id, or is in itself'
    above.push(id.value)
    if (parent.value === root.Id) break
    at = units.find(u => or(u.id, undefined) === parent.value)
    if (at === undefined) return `the unit ${parent.value} was not listed`
  }
  return [root.Id, ...above.reverse()]
}

/** "You must have at least one attached at every level": where AWS names none, something was not told. */
function levelOf(kind: Kind, target: string, policies: OrganizationInputs['policies']['members']): Layer {
  const attached = policies.filter(p => p.targets.unread || p.targets.value.includes(target))
  if (attached.length === 0) return unread(kind, `AWS named none that is attached to ${target}`)
  return layerOf(
    attached.map(p => ({
      policy: or(p.name, undefined) ?? p.arn,
      attached: target,
      document: p.targets.unread?.message ?? p.content.unread?.message ?? indexed(p.content.value),
    })),
  )
}
