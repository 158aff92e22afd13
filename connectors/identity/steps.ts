import { indexed, intersect, type Layer, layerOf } from '../policy/index.ts'
import type { AccountView } from './account-view.ts'
import type { Carrier, HeldPolicy, PrincipalFact, RoleFact } from './facts.ts'
import type { Path } from './path.ts'
import { resourcesOf } from './resources.ts'
import { best, onlyIf, together, type Way, wayOf } from './way.ts'

type Keys = Readonly<Record<string, readonly string[] | null>>

/** Actions on resources that the principal makes, and names as it likes; those that are about the same kind, on the same one. */
export function made(view: AccountView, from: PrincipalFact, actions: readonly string[]): Way | undefined {
  const asking = view.asking(from)
  const byPattern = new Map<string, string[]>()
  for (const action of actions)
    for (const pattern of resourcesOf(action, view.facts))
      byPattern.set(pattern, [...(byPattern.get(pattern) ?? []), action])
  return together(
    [...byPattern].flatMap(([pattern, about]) =>
      pattern === '*' ? about.map(action => asking.on(action, '*')) : [asking.onChosen(about, pattern)],
    ),
  )
}

/** Actions on a resource that is there; what an action needs beside it may be of the principal's choice. */
export function existing(
  view: AccountView,
  from: PrincipalFact,
  actions: readonly string[],
  carrier: Carrier,
): Way | undefined {
  const asking = view.asking(from)
  const needed = actions.flatMap(action => resourcesOf(action, view.facts).map(pattern => ({ action, pattern })))
  const way = together(
    needed.map(({ action, pattern }) => {
      if (pattern === '*') return asking.on(action, '*')
      const own = carrier.patterns.find(p => intersect(pattern, p) !== undefined)
      if (own === undefined) return asking.onChosen([action], pattern)
      return /[*?]/.test(own) ? asking.onChosen([action], own) : asking.on(action, own)
    }),
  )
  return way && onlyIf(way, ...carrier.conditions)
}

/** Any resource of the kind that a path needs. */
export function anyOf(view: AccountView, from: PrincipalFact, { carrier, does }: Path): Way | undefined {
  if (carrier === undefined) return { steps: [], conditions: [] }
  const { members, missing } = view.carriers(carrier)
  const found = best(members.map(member => existing(view, from, does.there ?? [], member)))
  if (missing === null || found?.conditions.length === 0) return found
  const unseen = made(view, from, does.there ?? [])
  return best([found, unseen && onlyIf(unseen, `the resources of kind ${carrier} ${missing}: there may be one`)])
}

/** Actions on a user or role. A request has the ARN of a policy where the path names one, and no other has. */
export function toTarget(
  view: AccountView,
  from: PrincipalFact,
  actions: readonly string[],
  target: PrincipalFact,
  keys: Keys,
): Way | undefined {
  const boundary = target.boundary === null ? null : [target.boundary]
  const asked = {
    keys: { 'iam:permissionsboundary': boundary, 'iam:policyarn': null, ...keys },
    resourceTags: target.tags,
  }
  return together(actions.map(action => view.asking(from).on(action, target.arn, asked)))
}

/** Actions on any one of the policies that somebody holds. */
export function onPolicies(
  view: AccountView,
  from: PrincipalFact,
  actions: readonly string[],
  policies: readonly HeldPolicy[],
): Way | undefined {
  if (actions.length === 0) return { steps: [], conditions: [] }
  return best(
    policies.map(({ arn, versions }) => {
      const full = versions !== undefined && versions >= MOST_VERSIONS && actions.includes('iam:CreatePolicyVersion')
      const needed = full ? ['iam:DeletePolicyVersion', ...actions] : actions
      return together(needed.map(action => view.asking(from).on(action, arn)))
    }),
  )
}

/** "IAM and AWS STS quotas": with as many versions a policy takes no further one. */
const MOST_VERSIONS = 5

/** "Role trust policies": in the same account one that names the principal itself is enough. */
export const assuming = (view: AccountView, from: PrincipalFact, role: RoleFact): Way | undefined =>
  assume(view, from, role, role.trust)

/** By a trust policy that the principal has written, and that names it. */
export const assumingRewritten = (view: AccountView, from: PrincipalFact, role: RoleFact): Way | undefined =>
  assume(view, from, role, naming(from.arn))

function assume(view: AccountView, from: PrincipalFact, role: RoleFact, resourcePolicy: Layer): Way | undefined {
  const asked = { resourceTags: role.tags }
  const ruling = view.asking(from).rule('sts:AssumeRole', role.arn, asked, { resourcePolicy, rule: 'alone' })
  return wayOf('sts:AssumeRole', role.arn, ruling)
}

const naming = (arn: string): Layer =>
  layerOf([
    {
      policy: 'a trust policy of its own',
      attached: '',
      document: indexed({ Statement: { Effect: 'Allow', Principal: { AWS: arn }, Action: 'sts:AssumeRole' } }),
    },
  ])
