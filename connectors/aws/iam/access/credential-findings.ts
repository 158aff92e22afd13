import { type Input, inAccount, type Reading, Unjudgeable } from '../../../kit/index.ts'
import { finding } from '../../guardduty/finding.ts'
import type { CredentialFinding } from '../effective-access.ts'
import { listed } from './listed.ts'

/** What GuardDuty found, as far as it names somebody's credentials. */
export const threats = {
  threats: inAccount(finding, ({ Id, Finding: f }) => ({
    finding: { Id, Type: f.Type, Severity: f.Severity, CreatedAt: f.CreatedAt },
    key: f.Resource?.AccessKeyDetails,
    // An attack sequence names its actors, and has no key.
    actors: (f.Service?.Detection?.Sequence?.Actors ?? []).flatMap(({ User: user }) => user ?? []),
  })),
}
type Threat = (typeof threats)['threats'] extends Reading<infer T> ? T : never

/** A user or role, as findings name it. */
export interface Named {
  readonly kind: 'user' | 'role'
  readonly name: string
  readonly uniqueId: string | undefined
  readonly keys: readonly (string | undefined)[]
}

export interface CredentialFindings {
  readonly unread: readonly string[]
  /** Throws where none was found and a list or a finding was not read; regions that were left out are told in `unread` alone. */
  of(principal: Named): readonly CredentialFinding[]
}

/** Findings about policy are about what somebody set, not about who has the credentials. */
const OF_POLICY = /^Policy:/

export function credentialFindings(input: Input<Threat>, elsewhere: string | null): CredentialFindings {
  const { members, missing } = listed(input)
  const about = members.filter(({ finding: { Type = '' } }) => !OF_POLICY.test(Type))
  const unread = [...missing, ...(elsewhere === null ? [] : [`GuardDuty findings were not all read: ${elsewhere}.`])]
  return {
    unread,
    of(principal) {
      const found = about.filter(threat => names(threat, principal))
      if (found.length === 0 && missing[0] !== undefined) throw new Unjudgeable(missing[0])
      return found.map(({ finding: of, key }) => ({ ...of, AccessKeyId: key?.AccessKeyId }))
    },
  }
}

function names({ key, actors }: Threat, { kind, name, uniqueId, keys }: Named): boolean {
  const isIt = (id: string | undefined, named: string | undefined, type: string | undefined, accessKey?: string) => {
    if (accessKey !== undefined && keys.includes(accessKey)) return true
    // `AROA…:session` of a role. The id tells it from an earlier one of the same name.
    const own = id?.split(':')[0]
    if (own !== undefined && uniqueId !== undefined && /^A(?:IDA|ROA)/.test(own)) return own === uniqueId
    return named === name && (type === undefined || /role/i.test(type) === (kind === 'role'))
  }
  return (
    isIt(key?.PrincipalId, key?.UserName, key?.UserType, key?.AccessKeyId) ||
    actors.some(user => isIt(user.Uid, user.Name, user.Type, user.CredentialUid))
  )
}
