import type { AccountView } from './account-view.ts'
import type { PrincipalFact, RoleFact } from './facts.ts'
import type { Path } from './path.ts'
import { federatedTrust, providersOf } from './trusts.ts'
import { together, type Way } from './way.ts'

/** A role by whoever makes its identity provider vouch for it. */
export function* rolesVouchedFor(
  view: AccountView,
  from: PrincipalFact,
  { does, provider, vouches = false }: Path,
): Generator<{ to: RoleFact; way: Way }> {
  for (const to of view.facts.roles) {
    if (to.arn === from.arn) continue
    for (const arn of providersOf(to, view.facts).filter(name => name.includes(`:${provider}/`))) {
      const trust = federatedTrust(to, arn, view.facts)
      const changed = (does.provider ?? []).map(action => view.asking(from).on(action, arn))
      const way = together([...changed, trust && (vouches ? saying(trust, arn) : trust)])
      if (way !== undefined) yield { to, way }
    }
  }
}

/** Whoever speaks for a provider says of itself what conditions ask for: their keys begin with `saml`, or with the issuer. */
function saying(way: Way, provider: string): Way {
  const prefix = provider.includes(':saml-provider/') ? 'saml:' : `${provider.slice(provider.indexOf('/') + 1)}:`
  return { ...way, conditions: way.conditions.filter(c => !c.toLowerCase().includes(` ${prefix.toLowerCase()}`)) }
}
