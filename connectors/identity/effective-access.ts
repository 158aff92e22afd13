import { AccountView } from './account-view.ts'
import type { Administrator } from './administrator.ts'
import { type Chain, Chains } from './chains.ts'
import { type Destruction, destroysOf } from './destroys.ts'
import type { Escalation } from './escalation.ts'
import { escalationsOf } from './escalations.ts'
import type { Facts, List, PrincipalFact } from './facts.ts'
import { PackedQueue } from './packed-queue.ts'
import { misses } from './unseen.ts'

/** What one principal can do. */
export interface Access {
  readonly principal: PrincipalFact
  readonly administrator: Administrator
  /** Undefined: its own policies were not all read. */
  readonly escalations: readonly Escalation[] | undefined
  /** Ways that were left out, as there are too many to tell, by path. */
  readonly omitted: readonly { readonly Path: string; readonly Count: number }[]
  readonly chains: readonly Chain[]
  /** Sentences on lists that were not read whole, in which more may be that it reaches. */
  readonly unseen: readonly string[]
  readonly destruction: Destruction
  readonly services: readonly string[]
}

/**
 * What every user and role of an account can do, and become, and `more`, who are in it by other means. Pure: the same facts give the same
 * answers.
 */
export function* effectiveAccess(facts: Facts, more: readonly PrincipalFact[] = []): Generator<Access> {
  for (const access of effectiveAccessInSteps(facts, more)) if (access) yield access
}

/** The same for large accounts: all have to be considered before the first is told, and `undefined` comes after each that was. */
export function* effectiveAccessInSteps(
  facts: Facts,
  more: readonly PrincipalFact[],
): Generator<Access | undefined, void, undefined> {
  const view = new AccountView(facts, more)
  const all = new PackedQueue<Told>()
  const chains = new Chains()
  for (const principal of view.principals) {
    all.put(told(view, principal, chains))
    yield undefined
  }
  const unseen = unseenByAll(view, chains)
  const found = all.drain()
  for (const principal of view.principals) {
    const of = found.next().value
    if (of === undefined) throw new Error('what a principal can become was not kept')
    yield {
      principal,
      administrator: view.administrator(principal),
      escalations: of.escalations,
      omitted: of.omitted,
      chains: chains.of(principal.arn),
      unseen: isAdministrator(view, principal) ? [] : unseen(principal.arn),
      destruction: destroysOf(view, principal),
      services: servicesOf(principal),
    }
    view.done(principal)
  }
}

const isAdministrator = (view: AccountView, principal: PrincipalFact) => view.administrator(principal).Is === 'yes'

/** What nobody saw of one is missing to all who reach it. */
function unseenByAll(view: AccountView, chains: Chains): (arn: string) => readonly string[] {
  const { missing } = view.facts
  const lists = (Object.keys(missing) as List[]).filter(list => missing[list].length > 0)
  const by = new Map(
    lists.map(list => [list, chains.leadingTo(view.principals.filter(p => misses(view, p, list)).map(p => p.arn))]),
  )
  return arn => lists.flatMap(list => (by.get(list)?.has(arn) ? missing[list] : []))
}

type Told = Pick<Access, 'escalations' | 'omitted'>

/** Path by path, so that what is not told is not kept: chains need no more of it than whom it reaches. */
function told(view: AccountView, principal: PrincipalFact, chains: Chains): Told {
  if (principal.binding.identity.unread.length > 0) return { escalations: undefined, omitted: [] }
  const escalations: Escalation[] = []
  const omitted: { Path: string; Count: number }[] = []
  for (const ways of escalationsOf(view, principal, led => chains.add(principal.arn, led))) {
    escalations.push(...ways.told)
    if (ways.omitted.Count > 0) omitted.push(ways.omitted)
  }
  view.done(principal)
  return { escalations, omitted }
}

/** The services that policies allow something of, by their prefixes; `*` where a policy names no service. */
function servicesOf({ binding }: PrincipalFact): string[] {
  const allows = binding.identity.policies.flatMap(held =>
    held.read.policy.statements.filter(s => s.effect === 'Allow'),
  )
  const named = allows.flatMap(({ actions }) =>
    actions.not
      ? ['*']
      : actions.patterns.map(({ text }) => (text.includes(':') ? (text.split(':')[0] ?? '').toLowerCase() : '*')),
  )
  return [...new Set(named.map(name => (/^\*+$/.test(name) ? '*' : name)))].sort()
}
