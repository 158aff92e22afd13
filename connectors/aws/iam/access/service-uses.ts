import type { PrincipalFact, RoleFact } from '../../../identity/index.ts'
import { certain, type Input, type Told, Unjudgeable } from '../../../kit/index.ts'
import type { EffectiveAccess } from '../effective-access.ts'
import { listed } from './listed.ts'

interface Read {
  readonly arn: string
  readonly services: Told<
    readonly { ServiceNamespace?: string | undefined; LastAuthenticated?: string | undefined }[] | null
  >
}

/** What one principal has used; throws where that was not read. */
export type ServiceUses = (
  principal: Pick<PrincipalFact, 'arn'> & Partial<Pick<RoleFact, 'kept'>>,
) => EffectiveAccess['ServiceUse']

export function serviceUses(input: Input<Read>): ServiceUses {
  const { members, missing } = listed(input)
  const byArn = new Map(members.map(one => [one.arn, one]))
  return principal => {
    if (principal.kept === 'service') return null
    const found = byArn.get(principal.arn)
    if (found === undefined)
      throw new Unjudgeable(missing[0] ?? `The services that ${principal.arn} used were not read.`)
    const services = certain(found.services)
    if (services === null) return { Used: [], Unused: null }
    return {
      Used: services.flatMap(({ ServiceNamespace, LastAuthenticated }) =>
        ServiceNamespace !== undefined && LastAuthenticated !== undefined
          ? [{ ServiceNamespace, LastAuthenticated }]
          : [],
      ),
      Unused: services.flatMap(s => (s.LastAuthenticated === undefined ? (s.ServiceNamespace ?? []) : [])).sort(),
    }
  }
}
