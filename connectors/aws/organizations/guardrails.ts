import { inAccount, type Population } from '../../kit/index.ts'
import { ANYTHING, grantsEveryAction, reachesEveryResource, type Statement, statements } from '../../policy/index.ts'
import { memberAccount } from './account.ts'
import { organization } from './organization.ts'
import { organizationPolicy } from './policy.ts'
import { unit } from './unit.ts'

/** What a service or resource control policy does, and to whom. A policy without a document is unread, never empty. */
const guardrail = inAccount(organizationPolicy, p => {
  if (p.Type !== 'SERVICE_CONTROL_POLICY' && p.Type !== 'RESOURCE_CONTROL_POLICY') return null
  const content = statements(p.Content ?? {})
  return {
    type: p.Type,
    targets: (p.Targets ?? []).flatMap(target => target.TargetId ?? []),
    denies: content.some(deniesSomething),
    allowsAll: content.some(s => reachesEveryResource(s) && grantsEveryAction(s) && s.conditions.length === 0),
  }
})

/** A Deny that leaves out every action or every resource (NotAction or NotResource `*`) denies nothing. */
function deniesSomething({ effect, actions, resources }: Statement): boolean {
  const nothing = (s: Statement['resources'], anything: string) =>
    s?.patterns.length === 0 || (s?.not === true && s.patterns.some(p => p.matches(anything)))
  return effect === 'Deny' && !nothing(actions, `${ANYTHING}:${ANYTHING}`) && !nothing(resources, ANYTHING)
}

export const guardrails = {
  organization: inAccount(organization, o => ({ management: o.MasterAccountId })),
  policies: guardrail,
  units: inAccount(unit, u => ({
    id: u.Id,
    parent: u.ParentId,
    accounts: (u.Children ?? []).flatMap(c => c.Id ?? []),
  })),
  accounts: inAccount(memberAccount, a => a.Id),
}

type Units = Population<{ id?: string | undefined; parent: string; accounts: string[] }>
type Accounts = Population<string | undefined>

/**
 * Whether a policy attached to a target restricts an account. The management account is subject to none ("Service control
 * policies", AWS Organizations user guide), so neither it, nor a unit or root with no other account in it, counts.
 */
export function restricts(target: string, management: string | undefined, units: Units, accounts: Accounts): boolean {
  if (target.startsWith('ou-')) return hasMembers(target, management, units)
  if (!target.startsWith('r-')) return target !== management
  return (
    units.some(u => u.value.accounts.some(id => id !== management)) ||
    accounts.some(a => a.value !== undefined && a.value !== management)
  )
}

function hasMembers(of: string, management: string | undefined, units: Units): boolean {
  if (units.some(u => u.value.id === of && u.value.accounts.some(id => id !== management))) return true
  return units.filter(u => u.value.parent === of).some(u => hasMembers(u.value.id ?? '', management, units))
}
