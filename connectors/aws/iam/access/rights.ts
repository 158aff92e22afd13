import type { Access } from '../../../identity/index.ts'
import { Unjudgeable } from '../../../kit/index.ts'
import type { EffectiveAccess } from '../effective-access.ts'

/** What a principal can do and become, as settings. */
export const rightsOf = (access: Access) => ({
  Administrator: access.administrator,
  Escalations: () => escalationsIn(access),
  EscalationsOmitted: access.omitted,
  EscalationsUnread: [...new Set(access.unseen)],
  Chains: () => (access.escalations === undefined ? unreadPolicies(access) : access.chains),
  Destroys: () =>
    access.principal.binding.identity.unread.length > 0 ? unreadPolicies(access) : access.destruction.destroys,
  DestroysUnread: access.administrator.Is === 'yes' ? {} : access.destruction.unread,
  Grants: () => grantsOf(access),
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

function grantsOf(access: Access): EffectiveAccess['Grants'] {
  return access.principal.binding.identity.unread.length > 0 ? unreadPolicies(access) : { Services: access.services }
}
