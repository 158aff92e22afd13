import { exampleOf, intersect } from '../policy/index.ts'
import type { AccountView } from './account-view.ts'
import { Asking } from './asking.ts'
import { EVERYTHING } from './controls.ts'
import type { Guard, Guarded, GuardedList, PrincipalFact } from './facts.ts'
import { remembered } from './remembered.ts'

/** Something that would stop an action, and on how many of the resources. */
export interface Protection {
  readonly By: string
  readonly Resources: number
  /** Some of them. */
  readonly Examples: readonly string[]
  /** An action by which the principal itself may take it away before; null: none. */
  readonly LiftedBy: string | null
}

/** What would stop an action on the resources that its statement names. What was not read is in `NotKnown`, and never counts as none. */
export interface Protections {
  /** The collected resources that the statement names. */
  readonly Resources: number
  readonly Protected: readonly Protection[]
  /** Those that nothing protects. */
  readonly Unprotected: { readonly Resources: number; readonly Examples: readonly string[] }
  /** Sentences. */
  readonly NotKnown: readonly string[]
}

const NOT_COLLECTED: GuardedList = { members: [], missing: ['What protects these resources is not collected.'] }

/** What would stop a principal's action on the resources that a pattern of its policies names. */
export function protectionsOf(view: AccountView, by: PrincipalFact, action: string, pattern: string): Protections {
  const { members, missing } = view.facts.guarded.get(action) ?? NOT_COLLECTED
  const named = remembered(namedIn(view), `${action} ${pattern}`, () => sortedOut(members, pattern))
  const sum = named.own.length === 0 ? named.sum : judging(named.sum, view, by, action, named.own)
  return {
    Resources: named.count,
    Protected: [...sum.found.values()].map(({ guard, of }) => ({
      By: guard.by,
      Resources: of.length,
      Examples: namesOf(of),
      LiftedBy: liftedBy(view, by, guard, of),
    })),
    Unprotected: { Resources: sum.bare, Examples: sum.examples },
    NotKnown: [...new Set([...missing, ...fewOf(sum.unread)])],
  }
}

/** What stands in the way of some resources, taken together. */
interface Sum {
  readonly found: ReadonlyMap<string, { readonly guard: Guard; readonly of: readonly Guarded[] }>
  readonly bare: number
  readonly examples: readonly string[]
  readonly unread: ReadonlySet<string>
}

interface Named {
  readonly count: number
  /** Those without policies of their own: the same for everybody. */
  readonly sum: Sum
  /** Those whose policies may say something else to each. */
  readonly own: readonly Guarded[]
}

function sortedOut(members: readonly Guarded[], pattern: string): Named {
  const named = members.filter(member => isNamed(member, pattern))
  const own = named.filter(({ policy }) => policy !== undefined)
  const alike = named.filter(({ policy }) => policy === undefined)
  return { count: named.length, sum: summed(alike.map(of => ({ of, guards: of.guards, unread: of.unread }))), own }
}

interface Seen {
  readonly of: Guarded
  readonly guards: readonly Guard[]
  readonly unread: readonly string[]
}

function summed(all: Iterable<Seen>, before?: Sum): Sum {
  const found = new Map([...(before?.found ?? [])].map(([by, { guard, of }]) => [by, { guard, of: [...of] }]))
  const unread = new Set(before?.unread)
  const examples = [...(before?.examples ?? [])]
  let bare = before?.bare ?? 0
  for (const { of, guards, unread: open } of all) {
    for (const guard of guards) remembered(found, guard.by, () => ({ guard, of: [] as Guarded[] })).of.push(of)
    for (const why of open) unread.add(why)
    if (guards.length > 0 || open.length > 0) continue
    if (bare++ < EXAMPLES) examples.push(of.arn)
  }
  return { found, bare, examples, unread }
}

function judging(sum: Sum, view: AccountView, by: PrincipalFact, action: string, own: readonly Guarded[]): Sum {
  const seen = own.map((of): Seen => {
    const said = ownPolicy(view, by, action, of)
    return { of, guards: said.guard ? [...of.guards, said.guard] : of.guards, unread: [...of.unread, ...said.unread] }
  })
  return summed(seen, sum)
}

const NAMED = new WeakMap<AccountView, Map<string, Named>>()

function namedIn(view: AccountView): Map<string, Named> {
  const known = NAMED.get(view) ?? new Map<string, Named>()
  NAMED.set(view, known)
  return known
}

const isNamed = ({ patterns }: Guarded, pattern: string): boolean =>
  patterns.length === 0 || patterns.some(own => intersect(own, pattern) !== undefined)

const EXAMPLES = 3
const namesOf = (of: readonly Guarded[]): string[] => of.slice(0, EXAMPLES).map(({ arn }) => arn)

/** Of very many sentences, some. */
function fewOf(sentences: ReadonlySet<string>): string[] {
  const all = [...sentences]
  const more = all.length - EXAMPLES
  return more <= 0 ? all : [...all.slice(0, EXAMPLES), `The protection of ${more} more is not known.`]
}

/** Whether a resource's own policy denies the principal what its policies allow. */
function ownPolicy(view: AccountView, by: PrincipalFact, action: string, member: Guarded) {
  const { policy, policyLifted = [], arn, patterns } = member
  const denies = policy?.unread.length !== 0 || policy.policies.some(h => h.read.about(action).denies.length > 0)
  if (policy === undefined || !denies) return { guard: undefined, unread: [] }
  const asking = new Asking(by.identity, { identity: EVERYTHING, boundary: undefined, service: [] }, view.facts)
  const only = { resourcePolicy: policy, resourceControls: [] }
  const { answer, conditions } = asking.rule(action, exampleOf(patterns[0] ?? arn), {}, only)
  if (answer === 'denied') return { guard: { by: 'a Deny in its own policy', lifted: policyLifted }, unread: [] }
  const hangs = conditions.map(c => c.replace(/^unless denied: /, '')).join('; ')
  return {
    guard: undefined,
    unread: answer === 'allowed' ? [] : [`Whether the policy of ${arn} denies it is not known: ${hangs}.`],
  }
}

/** Who may take a protection away under a condition counts as one who may. */
function liftedBy(view: AccountView, by: PrincipalFact, { lifted }: Guard, of: readonly Guarded[]): string | null {
  const asking = view.asking(by)
  const may = (action: string) =>
    asking.may(action) &&
    of.some(({ arn, patterns }) =>
      [...new Set([arn, ...patterns])].some(name => asking.rule(action, exampleOf(name)).answer !== 'denied'),
    )
  return lifted.find(may) ?? null
}
