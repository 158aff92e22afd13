import type { Told } from '../../../kit/index.ts'
import { indexed, type Layer, layerOf } from '../../../policy/index.ts'
import { type Listed, or } from './listed.ts'

export interface OrganizationInputs {
  readonly organization: Listed<{
    readonly id: Told<string | undefined>
    readonly management: Told<string | undefined>
    readonly roots: Told<readonly { Id?: string | undefined; PolicyTypes?: readonly object[] | undefined }[]>
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

/** The organization of an account, as far as it binds the account's principals. */
export interface Bound {
  /** null: the account is in none; undefined: that was not read. */
  readonly organization: string | null | undefined
  /** Service control policies, level by level from the root. */
  readonly service: readonly Layer[]
}

const unread = (why: string): Layer =>
  layerOf([], [`the service control policies that bind the account were not read: ${why}`])

/** "SCP evaluation": every level from the root down to the account must allow; the management account is bound by none. */
export function boundBy(account: string, inputs: OrganizationInputs): Bound {
  const { members, missing } = inputs.organization
  const [own] = members
  if (own === undefined)
    return missing[0] === undefined
      ? { organization: null, service: [] }
      : { organization: undefined, service: [unread(missing[0])] }
  const organization = or(own.id, undefined)
  const management = or(own.management, undefined)
  if (management === account) return { organization, service: [] }
  return { organization, service: levels(account, own.roots, inputs) }
}

function levels(
  account: string,
  roots: Told<readonly { Id?: string | undefined }[]>,
  { policies, units }: OrganizationInputs,
): Layer[] {
  const why = policies.missing[0] ?? units.missing[0] ?? roots.unread?.message
  if (why !== undefined || roots.unread) return [unread(why ?? 'its roots are not known')]
  const parent = units.members.find(u => or<readonly string[], readonly string[]>(u.accounts, []).includes(account))
  const above = [account]
  for (let at = parent; at !== undefined; ) {
    const id = or(at.id, undefined)
    if (id === undefined || above.includes(id)) break
    above.push(id)
    const up = or(at.parent, '')
    at = units.members.find(u => or(u.id, undefined) === up)
    if (at === undefined && up !== '') above.push(up)
  }
  // Directly under the root.
  if (parent === undefined) above.push(...roots.value.slice(0, 1).flatMap(r => r.Id ?? []))
  const service = policies.members.filter(p => or(p.type, 'SERVICE_CONTROL_POLICY') === 'SERVICE_CONTROL_POLICY')
  return above.reverse().map(target => levelOf(target, service))
}

function levelOf(target: string, policies: OrganizationInputs['policies']['members']): Layer {
  const attached = policies.filter(p => p.targets.unread || p.targets.value.includes(target))
  return layerOf(
    attached.map(p => ({
      policy: or(p.name, undefined) ?? p.arn,
      attached: target,
      document: p.targets.unread?.message ?? p.content.unread?.message ?? indexed(p.content.value),
    })),
  )
}
