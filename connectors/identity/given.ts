import type { AccountView } from './account-view.ts'
import { ALL_OF_IAM } from './controls.ts'
import type { PrincipalFact } from './facts.ts'
import { boundBy, type Gain, gainOf, policyGiven } from './gains.ts'
import type { Path } from './path.ts'
import type { Way } from './way.ts'

/** A path taken to one principal. */
export interface Taken {
  readonly to: PrincipalFact
  readonly way: Way
  /** What the target is worth; left out, what its policies are. */
  readonly gain?: Gain
}

export type Keys = Readonly<Record<string, readonly string[] | null>>

/** With each managed policy that may be attached, or with whatever else the path gives the target. */
export function* withGiven(
  view: AccountView,
  from: PrincipalFact,
  to: PrincipalFact,
  path: Path,
  way: (keys: Keys) => Way | undefined,
): Generator<Taken> {
  const unbinds = path.gives === 'no-boundary' || path.gives === 'other-boundary'
  if (unbinds && to.binding.boundary === undefined) return
  if (path.gives === 'other-boundary') return yield* withBoundary(view, from, to, way)
  if (path.gives !== 'managed') {
    const found = way({})
    if (found !== undefined) yield { to, way: found, gain: gainOf(view, from, to, path.gives) }
    return
  }
  const plain = way({ 'iam:policyarn': [view.administratorAccess] })
  if (plain !== undefined) {
    yield { to, way: plain, gain: gainOf(view, from, to, 'any') }
    if (plain.conditions.length === 0) return
  }
  const ofIam = { arn: view.policyOfAws('IAMFullAccess'), layer: ALL_OF_IAM }
  for (const policy of [ofIam, ...view.facts.attachable.slice(0, MOST_POLICIES)]) {
    const found = way({ 'iam:policyarn': [policy.arn] })
    const gain = found && policyGiven(view, from, to, policy)
    if (found && gain && (gain.reaches === 'administrator' || gain.reaches === 'data')) yield { to, way: found, gain }
    if (found && gain?.reaches === 'administrator' && found.conditions.length === 0) return
  }
}

/** With each managed policy as the boundary; AWS's AdministratorAccess as one bounds nothing. */
function* withBoundary(
  view: AccountView,
  from: PrincipalFact,
  to: PrincipalFact,
  way: (keys: Keys) => Way | undefined,
): Generator<Taken> {
  const wide = way({ 'iam:permissionsboundary': [view.administratorAccess] })
  if (wide !== undefined) yield { to, way: wide, gain: gainOf(view, from, to, 'other-boundary') }
  if (wide?.conditions.length === 0) return
  for (const { arn, layer } of view.facts.attachable.slice(0, MOST_POLICIES)) {
    const found = arn === to.boundary ? undefined : way({ 'iam:permissionsboundary': [arn] })
    const gain = found && boundBy(view, from, to, layer)
    if (found && gain && gain.reaches !== 'principal') yield { to, way: found, gain }
  }
}

/** More managed policies than this are not tried one by one. */
const MOST_POLICIES = 200
