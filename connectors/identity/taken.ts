import type { AccountView } from './account-view.ts'
import type { PrincipalFact, RoleFact, UserFact } from './facts.ts'
import { type Taken, withGiven } from './given.ts'
import { ofItself, ofItsMaking } from './itself.ts'
import type { Path } from './path.ts'
import { reachedBy } from './reached.ts'
import type { Place } from './resources.ts'
import { anyOf, assuming, assumingRewritten, existing, made, onPolicies, toTarget } from './steps.ts'
import { rolesVouchedFor } from './vouched.ts'
import { best, onlyIf, together } from './way.ts'

/** Everybody to whom a path leads, with the ways; to one there may be several. */
export function take(view: AccountView, from: PrincipalFact, path: Path): Iterable<Taken> {
  switch (path.gets) {
    case 'passed-role':
      return passing(view, from, path)
    case 'carried-role':
      return carried(view, from, path)
    case 'user':
      return ofUsers(view, from, path)
    case 'role':
      return ofRoles(view, from, path)
    case 'self':
      return ofItself(view, from, path)
    case 'new':
      return ofItsMaking(view, from, path)
    case 'federated-role':
      return rolesVouchedFor(view, from, path)
    case 'assigned-role':
    case 'own-set':
      return ofIdentityCenter(view, from, path)
    // Whoever has other tags takes the others.
    case 'retagged':
      return []
  }
}

/** A role handed to a service that it trusts, for a resource whose code the principal writes. */
function* passing(view: AccountView, from: PrincipalFact, path: Path): Generator<Taken> {
  const { service = '', does } = path
  const asking = view.asking(from)
  const base = together([made(view, from, does.new ?? []), anyOf(view, from, path)])
  if (base === undefined) return
  const passable = new Set(reachedBy(asking, 'iam:PassRole', view.facts.roles))
  for (const { role, way } of view.trusting(service)) {
    if (role.arn === from.arn || !passable.has(role)) continue
    if (path.needs?.includes('instance-profile') && !role.instanceProfile) continue
    const pass = best(
      passedTo(service, view.facts).map(name =>
        asking.on('iam:PassRole', role.arn, { keys: { 'iam:passedtoservice': [name] }, resourceTags: role.tags }),
      ),
    )
    const all = together([pass, base, way])
    if (all !== undefined) yield { to: role, way: all }
  }
}

/** In China some services have a name that ends with `.cn`, and which ones AWS lists nowhere. */
const passedTo = (service: string, { partition }: Place): string[] =>
  partition === 'aws-cn' ? [service, `${service}.cn`] : [service]

/** The role of a resource that is there already, and does what the principal says. */
function* carried(view: AccountView, from: PrincipalFact, path: Path): Generator<Taken> {
  const { service = '', does, carrier } = path
  if (carrier === undefined) return
  const before = made(view, from, does.new ?? [])
  if (before === undefined) return
  const trusting = view.trusting(service)
  const { members, missing } = view.carriers(carrier)
  const byArn = new Map(members.length === 0 ? [] : trusting.map(t => [t.role.arn, t]))
  for (const member of members) {
    const trusted = member.role === null ? undefined : byArn.get(member.role)
    const way = trusted && together([before, existing(view, from, does.there ?? [], member), trusted.way])
    if (trusted && way && trusted.role.arn !== from.arn) yield { to: trusted.role, way }
  }
  if (missing === null) return
  const unseen = together([before, made(view, from, does.there ?? [])])
  if (unseen === undefined) return
  const isThere = { steps: [], conditions: [`the resources of kind ${carrier} ${missing}: one may carry this role`] }
  for (const { role, way } of trusting) {
    const all = role.arn === from.arn ? undefined : together([unseen, way, isThere])
    if (all !== undefined) yield { to: role, way: all }
  }
}

/** Credentials of a user. */
function* ofUsers(view: AccountView, from: PrincipalFact, path: Path): Generator<Taken> {
  const actions = path.does.target ?? []
  for (const user of reachedBy(view.asking(from), actions[0] ?? '', view.facts.users)) {
    const needed = user.arn === from.arn ? undefined : meets(user, path.needs ?? [])
    if (needed === undefined) continue
    yield* withGiven(view, from, user, path, keys => {
      const way = toTarget(view, from, actions, user, keys)
      return way && onlyIf(way, ...needed)
    })
  }
}

/** Undefined: it cannot work; else the conditions under which it does. */
function meets(user: UserFact, needs: NonNullable<Path['needs']>): string[] | undefined {
  const conditions: string[] = []
  if (needs.includes('key-slot')) {
    if (user.keys === undefined) conditions.push(`the access keys of ${user.arn} were not read; it may have two`)
    else if (user.keys >= 2) return undefined
  }
  const wanted = needs.includes('login-profile') ? true : needs.includes('no-login-profile') ? false : undefined
  if (wanted !== undefined) {
    if (user.loginProfile === undefined) conditions.push(`whether ${user.arn} has a password was not read`)
    else if (user.loginProfile !== wanted) return undefined
  }
  return conditions
}

/** A session of a role, by its trust policy as it is or as the principal writes it. */
function* ofRoles(view: AccountView, from: PrincipalFact, path: Path): Generator<Taken> {
  const [first] = path.does.target ?? []
  const asking = view.asking(from)
  const rewritten = path.by === 'own-trust'
  const roles: Iterable<RoleFact> = rewritten
    ? reachedBy(asking, first ?? '', view.facts.roles)
    : view.trustingPrincipal(from)
  const changes = Object.keys(path.does).length > 0
  for (const role of roles) {
    if (role.arn === from.arn || (role.kept !== null && changes)) continue
    const assume = rewritten ? assumingRewritten(view, from, role) : assuming(view, from, role)
    if (assume === undefined) continue
    yield* withGiven(view, from, role, path, keys =>
      together([
        toTarget(view, from, path.does.target ?? [], role, keys),
        onPolicies(view, from, path.does.targetPolicy ?? [], role.policies),
        assume,
      ]),
    )
  }
}

/** A role that IAM Identity Center made of a permission set: another one that is assigned, or its own that gets more. */
function* ofIdentityCenter(view: AccountView, from: PrincipalFact, path: Path): Generator<Taken> {
  const way = made(view, from, path.does.new ?? [])
  if (way === undefined) return
  const own = path.gets === 'own-set'
  for (const role of view.facts.roles)
    if (role.kept === 'Identity Center' && (role.arn === from.arn) === own)
      yield* withGiven(view, from, role, path, () => way)
}
