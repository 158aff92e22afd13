import { PolicyUnreadable } from './errors.ts'
import { narrowsCaller } from './narrowing.ts'
import type { Pattern } from './pattern.ts'
import { isAnyone, isNotPrincipal, isPublic, principalsOf } from './principals.ts'
import { ANYTHING, statements } from './reach.ts'
import type { Condition, Selection, Statement } from './statement.ts'

/** What Deny statements leave of what a statement allows: some callers (`limited`), everybody, or nobody knows. */
export type Limits = 'limited' | 'not' | 'unsaid'

/** The statements of a resource policy that let anybody in, and those of which it is not known, for the sake of a Deny. */
export interface Openings {
  readonly open: readonly Statement[]
  readonly unsaid: readonly Statement[]
}

/** By the statements that are public and what the policy's Deny statements leave of them; see {@link limits}. */
export function openings(document: unknown): Openings {
  if (document === undefined) throw new PolicyUnreadable('not-an-object', 'AWS answered no policy.')
  const all = statements(document)
  const left = Map.groupBy(all.filter(isPublic), s => limits(s, all))
  return { open: left.get('not') ?? [], unsaid: left.get('unsaid') ?? [] }
}

/**
 * Whether Deny statements limit who can use what a statement allows to everybody ("an explicit deny overrides any allow"):
 * each action on each resource is denied to all but fixed callers. Where a Deny does so in part, or on further
 * conditions, the answer is `unsaid`.
 */
export function limits(allow: Statement, all: readonly Statement[], options: { addresses?: boolean } = {}): Limits {
  const denials = all.filter(s => s.effect === 'Deny' && touches(s, allow)).map(s => ({ s, to: deniedTo(s, options) }))
  const whole = denials.filter(d => d.to === 'all-but-some').map(d => d.s)
  if (everyPair(allow, (action, resource) => whole.some(s => covers(s, action, resource)))) return 'limited'
  return denials.some(d => d.to !== 'some') ? 'unsaid' : 'not'
}

/** Whom a statement denies something: all but fixed callers, all but them on further conditions, or only some. */
function deniedTo(deny: Statement, options: { addresses?: boolean }): 'all-but-some' | 'perhaps' | 'some' {
  const but = isNotPrincipal(deny) && deny.principals?.members.some(isAnyone) === false
  if (!but && !principalsOf(deny).some(isEverybody)) return 'some'
  const exempting = deny.conditions.filter(c => exempts(deny, c, options))
  if (exempting.length === deny.conditions.length) return 'all-but-some'
  return but || exempting.length > 0 ? 'perhaps' : 'some'
}

/** A condition that spares fixed callers alone: a negated one, which holds too for callers without the key. */
function exempts(deny: Statement, condition: Condition, options: { addresses?: boolean }): boolean {
  const { operator } = condition
  if (!operator.negated || operator.each === 'ForAnyValue') return false
  const spared = { ...operator, negated: false, ifExists: false, each: undefined }
  // Not spread: values may be hidden behind getters.
  const { key, patterns, values } = condition
  return narrowsCaller({ ...deny, conditions: [{ key, patterns, values, operator: spared }] }, options)
}

const isEverybody = ({ type, value }: { type: string; value: string }): boolean =>
  (type === 'AWS' || type === '*') && /^\*+$/.test(value)

/** Whether some action may be of both; sure enough to leave out Deny statements about something else. */
const touches = (deny: Statement, allow: Statement): boolean =>
  deny.actions.not ||
  allow.actions.not ||
  allow.actions.patterns.some(a => deny.actions.patterns.some(d => d.matches(a.text) || a.matches(d.text)))

/** For each action and resource that a statement allows, as patterns; null stands for all there are. */
function everyPair(
  { principals, actions, resources }: Statement,
  test: (action: Pattern | null, resource: Pattern | null) => boolean,
): boolean {
  // A Deny to every AWS principal says nothing of other kinds, such as every service.
  if (principals?.not !== false || principals.members.some(p => isAnyone(p) && p.type !== 'AWS' && p.type !== '*'))
    return false
  const each = (s: Selection | undefined) => (s === undefined || s.not ? [null] : s.patterns)
  return each(actions).every(action => each(resources).every(resource => test(action, resource)))
}

const covers = ({ actions, resources }: Statement, action: Pattern | null, resource: Pattern | null): boolean =>
  includes(actions, action) && (resources === undefined || includes(resources, resource))

/** Whether patterns take in all of another: then they match its text, in which only a `*` can take in a `*`. */
function includes({ not, patterns }: Selection, narrow: Pattern | null): boolean {
  if (not) return false
  const text = narrow?.text ?? ANYTHING
  return patterns.some(wide => wide.matches(text) && !(wide.text.includes('?') && text.includes('*')))
}
