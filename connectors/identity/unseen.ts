import { exampleOf, layerOf } from '../policy/index.ts'
import type { AccountView } from './account-view.ts'
import type { List, PrincipalFact } from './facts.ts'
import { isOpenTo } from './open.ts'
import type { Path } from './path.ts'
import { PATHS } from './paths.ts'
import { placed } from './resources.ts'

/**
 * Whether something may be in a list that was not read whole that leads a principal further: a user whose keys it could make, a role it
 * could take. What its own policies rule out matters to it in no list.
 */
export function misses(view: AccountView, from: PrincipalFact, list: List): boolean {
  if (from.kind === 'role' && from.kept === 'service') return false
  return view.administrator(from).Is !== 'yes' && MATTERS[list](view, from)
}

const MATTERS: Readonly<Record<List, (view: AccountView, from: PrincipalFact) => boolean>> = {
  users: (view, from) => some(view, from, path => path.gets === 'user'),
  // A trust policy that names the principal is enough, whatever its own policies say.
  roles: (view, from) => mayAssume(view, from) || some(view, from, path => TO_ROLES.has(path.gets)),
  groups: (view, from) => some(view, from, path => path.does.group !== undefined),
  // What may be attached, where not just anything may.
  policies: (view, from) => some(view, from, path => path.gives === 'managed'),
}

const TO_ROLES: ReadonlySet<Path['gets']> = new Set([
  ...(['passed-role', 'carried-role', 'role', 'federated-role', 'assigned-role'] as const),
])

const some = (view: AccountView, from: PrincipalFact, of: (path: Path) => boolean): boolean =>
  PATHS.some(path => of(path) && path.by !== 'trust' && isOpenTo(view, from, path) && mayDo(view, from, path))

/** Whether a Deny, a boundary or a guardrail leaves something of a path's actions to it, on whomever. */
function mayDo(view: AccountView, from: PrincipalFact, { gets, does }: Path): boolean {
  const kinds = { target: gets === 'user' ? 'user' : 'role', targetPolicy: 'policy', ownPolicy: 'policy' }
  const patterns = { ...kinds, group: 'group', ownGroup: 'group' } as const
  return Object.entries(patterns).every(([on, kind]) => {
    const actions = does[on as keyof typeof patterns]
    const pattern = placed(`arn:{p}:iam::{a}:${kind}/*`, view.facts)
    return actions === undefined || view.asking(from).onChosen(actions, pattern) !== undefined
  })
}

/** Whether a role that was not read could let it in. */
function mayAssume(view: AccountView, from: PrincipalFact): boolean {
  const role = exampleOf(placed('arn:{p}:iam::{a}:role/*', view.facts))
  const unread = layerOf([], ['it was not read'])
  return (
    view.asking(from).rule('sts:AssumeRole', role, {}, { resourcePolicy: unread, rule: 'alone' }).answer !== 'denied'
  )
}
