import type { AccountView } from './account-view.ts'
import type { GroupFact, HeldPolicy, PrincipalFact } from './facts.ts'
import { policyGiven } from './gains.ts'
import { type Keys, type Taken, withGiven } from './given.ts'
import { toBeMade } from './made.ts'
import type { Path } from './path.ts'
import { placed } from './resources.ts'
import { assumingRewritten, onPolicies, toTarget } from './steps.ts'
import { together } from './way.ts'

/** The principal gives itself more. */
export function* ofItself(view: AccountView, from: PrincipalFact, path: Path): Generator<Taken> {
  const { does, gives } = path
  if (from.kind === 'role' && from.kept !== null) return
  if (does.group !== undefined) {
    for (const group of view.facts.groups.filter(g => from.kind === 'user' && !from.groups.includes(g.arn)))
      yield* joining(view, from, group, path)
    return
  }
  const held =
    gives === 'older-version' ? from.policies.filter(p => p.versions === undefined || p.versions > 1) : from.policies
  const groups = view.facts.groups.filter(g => from.kind === 'user' && from.groups.includes(g.arn))
  for (const group of does.ownGroup === undefined ? [undefined] : groups) {
    yield* withGiven(view, from, from, path, keys =>
      together([
        toTarget(view, from, does.self ?? [], from, keys),
        onPolicies(view, from, does.ownPolicy ?? [], held),
        onPolicies(view, from, does.ownBoundary ?? [], ownBoundary(from)),
        ...(group ? (does.ownGroup ?? []).map(action => view.asking(from).on(action, group.arn, { keys })) : []),
      ]),
    )
  }
}

/** A policy of AWS is nobody's to change. */
function ownBoundary({ boundary }: PrincipalFact): HeldPolicy[] {
  return boundary === null || boundary.split(':')[4] === 'aws' ? [] : [{ arn: boundary, versions: undefined }]
}

/** The principal joins a group, as it is or with what it gives the group. */
function* joining(view: AccountView, from: PrincipalFact, group: GroupFact, path: Path): Generator<Taken> {
  const way = (keys: Keys) => together((path.does.group ?? []).map(a => view.asking(from).on(a, group.arn, { keys })))
  if (path.gives !== 'membership') return yield* withGiven(view, from, from, path, way)
  const found = way({})
  const gain = found && policyGiven(view, from, from, group)
  if (found && gain && (gain.reaches !== 'principal' || group.layer.policies.length > 0))
    yield { to: from, way: found, gain }
}

/** What a user or role could do that the principal makes, without a boundary, and to which it gives policies. */
export function* ofItsMaking(view: AccountView, from: PrincipalFact, path: Path): Generator<Taken> {
  const { makes, does } = path
  if (makes === undefined) return
  const made = toBeMade(view, from, makes)
  const assume = made.kind === 'role' ? assumingRewritten(view, from, made) : { steps: [], conditions: [] }
  if (assume === undefined) return
  const ways = withGiven(view, from, made, path, keys => {
    const asked = { keys: { ...keys, 'iam:permissionsboundary': null } }
    const way = view.asking(from).onChosen(does.made ?? [], placed(`arn:{p}:iam::{a}:${makes}/*`, view.facts), asked)
    return together([way, assume])
  })
  for (const taken of ways) yield { ...taken, to: from }
}
