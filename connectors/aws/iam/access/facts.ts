import type { Facts, RoleFact, UserFact } from '../../../identity/index.ts'
import type { Context, Input, Reading } from '../../../kit/index.ts'
import { type Identity, type Layer, layerOf, type Tags } from '../../../policy/index.ts'
import { carriersOf } from './carriers.ts'
import { guardedBy } from './guards.ts'
import { keysOf } from './keys.ts'
import { type Listed, listed, or, reasonOf } from './listed.ts'
import { type Bound, boundBy, organizationIn } from './organization.ts'
import { resourceLayer } from './own-policy.ts'
import { PolicyBook } from './policies.ts'
import type { readings } from './readings.ts'
import { unreadRegions } from './unread-regions.ts'

export type Inputs = {
  readonly [K in keyof typeof readings]: (typeof readings)[K] extends Reading<infer T> ? Input<T> : never
}
type Of<K extends keyof Inputs> = Inputs[K] extends Input<infer T> ? T : never

/** What was collected of an account, in the terms in which access is computed. */
export function factsOf(
  read: Inputs,
  { account, partition, regions, asOf }: Pick<Context, 'account' | 'asOf' | 'partition' | 'regions'>,
): Facts {
  const lists = {
    users: listed(read.users),
    roles: listed(read.roles),
    groups: listed(read.groups),
    policies: listed(read.policies),
  }
  const elsewhere = unreadRegions(read.enabledRegions, regions)
  const keys = keysOf(read.keys, elsewhere)
  const policies = new PolicyBook(lists.policies)
  const bound = boundBy(account, organizationIn(read))
  const book = { policies, groups: lists.groups, bound, account }
  const buckets = listed(read.buckets).members.flatMap(b => {
    if (b.policy.unread) return [[b.arn, layerOf([], [b.policy.unread.message])] as const]
    return b.policy.value === null ? [] : [[b.arn, resourceLayer(b.arn, b.policy.value)] as const]
  })
  return {
    account,
    partition,
    users: lists.users.members.map(u => userFact(u, book)),
    roles: lists.roles.members.map(r => roleFact(r, book)),
    groups: lists.groups.members.map(g => ({ arn: g.arn, layer: policies.layer([g]) })),
    attachable: policies.attachable(),
    carriers: carriersOf(read, lists.roles, elsewhere),
    buckets: new Map(buckets),
    resourceControls: bound.resource,
    keys,
    guarded: guardedBy(read, keys, { account, asOf, elsewhere }),
    missing: {
      users: lists.users.missing,
      roles: lists.roles.missing,
      groups: lists.groups.missing,
      policies: lists.policies.missing,
    },
  }
}

type Book = {
  readonly policies: PolicyBook
  readonly groups: Listed<Of<'groups'>>
  readonly bound: Bound
  readonly account: string
}

function userFact(u: Of<'users'>, { policies, groups, bound, account }: Book): UserFact {
  const names: readonly string[] = or(u.groups, [])
  const own = groups.members.filter(g => names.includes(g.name))
  const lost = names.filter(name => !own.some(g => g.name === name))
  const unread = [...reasonOf(u.groups), ...lost.map(name => `the policies of the group ${name} were not read`)]
  const tags = tagsOf(or(u.tags, undefined))
  return {
    kind: 'user',
    ...common(u, tags),
    identity: { ...identityOf(u, tags, bound, account), userName: u.name },
    binding: policies.binding(
      [u, ...own],
      { boundary: policies.boundary(u.boundary, u.arn), service: bound.service },
      unread,
    ),
    policies: policies.versioned([u, ...own]),
    groups: own.map(g => g.arn),
    keys: u.keys.unread ? undefined : u.keys.value.length,
    loginProfile: or(u.password, undefined),
  }
}

function roleFact(r: Of<'roles'>, { policies, bound, account }: Book): RoleFact {
  const trust = r.trust.unread ? layerOf([], [r.trust.unread.message]) : r.trust.value
  const tags = tagsOf(or(r.tags, undefined))
  const path = or(r.path, undefined) ?? '/'
  const linked = path.startsWith('/aws-service-role/')
  return {
    kind: 'role',
    ...common(r, tags),
    // Whoever may tag a session may set what conditions on its tags read.
    identity: identityOf(r, mayTagSessions(trust) ? undefined : tags, bound, account),
    // "SCPs do not affect any service-linked role."
    binding: policies.binding([r], {
      boundary: policies.boundary(r.boundary, r.arn),
      service: linked ? [] : bound.service,
    }),
    policies: policies.versioned([r]),
    trust,
    instanceProfile: or(r.profiles, ['']).length > 0,
    kept: linked ? 'service' : path.startsWith('/aws-reserved/') ? 'Identity Center' : null,
  }
}

const common = (of: Of<'users'> | Of<'roles'>, tags: Tags | undefined) => ({
  arn: of.arn,
  boundary: or(of.boundary, undefined) ?? null,
  tags,
})

const identityOf = (
  of: Of<'users'> | Of<'roles'>,
  tags: Tags | undefined,
  { organization }: Bound,
  account: string,
): Identity => ({
  arn: of.arn,
  account,
  userName: undefined,
  uniqueId: or(of.uniqueId, undefined),
  tags,
  organization,
})

const tagsOf = (
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] | undefined,
): Tags | undefined => tags && new Map(tags.map(({ Key = '', Value = '' }) => [Key, Value]))

const mayTagSessions = ({ policies, unread }: Layer): boolean =>
  unread.length > 0 || policies.some(held => held.read.about('sts:TagSession').allows.length > 0)
