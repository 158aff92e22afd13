import { type AccountView, remembered } from './account-view.ts'
import type { PrincipalFact, RoleFact, UserFact } from './facts.ts'
import { type Gain, gainOf, policyGiven } from './gains.ts'
import { isOpenTo } from './open.ts'
import { nameOfPath, PATHS, type Path } from './paths.ts'
import { reachedBy } from './reached.ts'
import { anyOf, assuming, assumingRewritten, existing, made, onPolicies, toTarget } from './steps.ts'
import { onlyIf, type Step, together, type Way } from './way.ts'

export interface Escalation {
  /** The id of the path in the list of known ones. */
  readonly Path: string
  readonly Name: string
  /** The ARN of the principal whose rights are got; its own, where it gets more itself. */
  readonly To: string
  readonly Reaches: 'administrator' | 'principal' | 'data'
  /** `certain`: settings decide everything. */
  readonly Certainty: 'certain' | 'conditional'
  readonly Steps: readonly Step[]
  readonly Conditions: readonly string[]
}

/** A path taken to one principal. */
interface Taken {
  readonly to: PrincipalFact
  readonly way: Way
  /** What the target is worth; left out, what its policies are. */
  readonly gain?: Gain
}

/**
 * Every known path that a principal has to the rights of another, or to more of its own, one after the other with the best way to each
 * target. An administrator has nothing to gain.
 */
export function* escalationsOf(view: AccountView, from: PrincipalFact): Generator<readonly Escalation[]> {
  if (view.administrator(from).Is === 'yes' || (from.kind === 'role' && from.kept === 'service')) return
  const asIs = new Map<string, Gain>()
  for (const path of PATHS) {
    if (!isOpenTo(view, from, path)) continue
    const byTarget = new Map<string, Escalation>()
    for (const { to, way, gain } of take(view, from, path)) {
      const found = escalation(path, to, way, gain ?? remembered(asIs, to.arn, () => gainOf(view, from, to)))
      const known = byTarget.get(found.To)
      if (known === undefined || rank(found) < rank(known)) byTarget.set(found.To, found)
    }
    yield [...byTarget.values()]
  }
}

const NAMES = new Map<Path, string>()

function escalation(path: Path, to: PrincipalFact, way: Way, { reaches, conditions }: Gain): Escalation {
  const all = onlyIf(way, ...conditions).conditions
  return {
    Path: path.id,
    Name: remembered(NAMES, path, () => nameOfPath(path)),
    To: to.arn,
    Reaches: reaches,
    Certainty: all.length === 0 ? 'certain' : 'conditional',
    Steps: way.steps,
    Conditions: all,
  }
}

const REACHES = ['administrator', 'data', 'principal'] as const
/** The worst first: by what it reaches, then by how many conditions stand in between. */
export const rank = (e: Escalation): number => REACHES.indexOf(e.Reaches) * 1000 + e.Conditions.length

function take(view: AccountView, from: PrincipalFact, path: Path): Iterable<Taken> {
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
    const pass = asking.on('iam:PassRole', role.arn, {
      keys: { 'iam:passedtoservice': [service] },
      resourceTags: role.tags,
    })
    const all = together([pass, base, way])
    if (all !== undefined) yield { to: role, way: all }
  }
}

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
    const needed = user === from ? undefined : meets(user, path.needs ?? [])
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

/** The principal gives itself more. */
function* ofItself(view: AccountView, from: PrincipalFact, path: Path): Generator<Taken> {
  const { does, gives } = path
  if (from.kind === 'role' && from.kept !== null) return
  if (gives === 'no-boundary' && from.boundary === null) return
  if (does.group !== undefined) {
    for (const group of view.facts.groups.filter(g => from.kind === 'user' && !from.groups.includes(g.arn))) {
      const way = together(does.group.map(action => view.asking(from).on(action, group.arn)))
      const gain = way && policyGiven(view, from, from, group.layer)
      if (way && gain && (gain.reaches !== 'principal' || group.layer.policies.length > 0))
        yield { to: from, way, gain }
    }
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
        ...(group ? (does.ownGroup ?? []).map(action => view.asking(from).on(action, group.arn, { keys })) : []),
      ]),
    )
  }
}

type Keys = Readonly<Record<string, readonly string[] | null>>

/** With each managed policy that may be attached, or with whatever else the path gives the target. */
function* withGiven(
  view: AccountView,
  from: PrincipalFact,
  to: PrincipalFact,
  path: Path,
  way: (keys: Keys) => Way | undefined,
): Generator<Taken> {
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
  for (const { arn, layer } of view.facts.attachable.slice(0, MOST_POLICIES)) {
    const found = way({ 'iam:policyarn': [arn] })
    const gain = found && policyGiven(view, from, to, layer)
    if (found && gain && (gain.reaches === 'administrator' || gain.reaches === 'data')) yield { to, way: found, gain }
    if (found && gain?.reaches === 'administrator' && found.conditions.length === 0) return
  }
}

/** More managed policies than this are not tried one by one. */
const MOST_POLICIES = 200
