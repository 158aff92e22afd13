import { effectiveAccess, type Facts, type RoleFact, type UserFact } from '../../../connectors/identity/index.ts'
import type { Binding, Identity } from '../../../connectors/policy/index.ts'
import { ACCOUNT, factsOf, layer, roleOf, userOf } from './facts.ts'

export const iam = (what: string) => `arn:aws:iam::${ACCOUNT}:${what}`
export const deny = (Action: string | string[], more: object = {}) => ({
  Effect: 'Deny',
  Action,
  Resource: '*',
  ...more,
})
export const when = (Condition: object) => ({ Condition })
export const ANN = iam('user/ann')

interface Of {
  readonly boundary?: object[]
  readonly scps?: object[][]
  readonly tags?: Record<string, string> | 'unread'
  readonly organization?: Identity['organization']
}

const tagsOf = (tags: Of['tags']) => (tags === 'unread' ? undefined : new Map(Object.entries(tags ?? {})))

/** The same principal with what binds it, its tags and its organization. */
export function as<P extends UserFact | RoleFact>(principal: P, of: Of): P {
  const { boundary, scps = [], organization = null } = of
  const tags = tagsOf(of.tags)
  const binding: Binding = {
    identity: principal.binding.identity,
    boundary: boundary && layer(...boundary),
    service: scps.map(all => layer(...all)),
  }
  return {
    ...principal,
    ...{ tags, binding, boundary: boundary ? iam('policy/boundary') : null },
    identity: { ...principal.identity, tags, organization: 'organization' in of ? of.organization : organization },
  }
}

export const ann = (own: object[], of: Of = {}): UserFact => as(userOf(...own), of)
/** Another user, under whose name policies know it. */
export function user(
  name: string,
  own: object[],
  of: Of & Partial<Pick<UserFact, 'keys' | 'loginProfile'>> = {},
): UserFact {
  const arn = iam(`user/${name}`)
  const { keys = 1, loginProfile = false } = of
  const one = as(userOf(...own), of)
  return { ...one, arn, keys, loginProfile, identity: { ...one.identity, arn, userName: name } }
}
export const role = (name: string, trusts: object, own: object[], of: Of = {}): RoleFact =>
  as(roleOf(name, trusts, ...own), of)

/** What a principal is led to, in order: `path target reaches`, with a `?` where something is open. */
export function told(from: UserFact | RoleFact, others: (UserFact | RoleFact)[], more: Partial<Facts> = {}): string[] {
  const all = [from, ...others]
  const facts = factsOf(
    all.filter(one => one.kind === 'user'),
    all.filter(one => one.kind === 'role'),
  )
  const found = [...effectiveAccess({ ...facts, ...more })].find(access => access.principal.arn === from.arn)
  return (found?.escalations ?? []).map(e => {
    const to = e.To === from.arn ? 'self' : e.To.split('/').pop()
    return `${e.Path} ${to} ${e.Reaches}${e.Certainty === 'certain' ? '' : '?'}`
  })
}
