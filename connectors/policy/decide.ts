import { type ContextValues, holds } from './condition.ts'
import { type Caller, namingOf } from './naming.ts'
import type { Pattern } from './pattern.ts'
import type { Policy, Selection, Statement } from './statement.ts'
import { allOf, anyOf, negation, type Truth } from './truth.ts'

export interface Request {
  readonly caller: Caller
  /** `kms:Decrypt`. */
  readonly action: string
  readonly resource: string
  /** By the condition key's name in lower case. */
  readonly context: ContextValues
}

/** What the Deny and the Allow statements of a policy say to a request, each by itself, so that policies can be held together. */
export interface Says {
  readonly denies: Truth
  readonly allows: Truth
}

export function says(policy: Policy, request: Request): Says {
  const of = (effect: Statement['effect']) =>
    anyOf(policy.statements.filter(s => s.effect === effect).map(s => applies(s, request)))
  return { denies: of('Deny'), allows: of('Allow') }
}

/** `silent`: nothing allows, which ends as a denial if no other policy allows. */
export type Decision = 'allowed' | 'denied' | 'silent' | 'open'

/**
 * What one policy alone decides. "Policy evaluation logic", section "How AWS enforcement code logic evaluates requests": an
 * explicit Deny in any statement wins, else an Allow allows. Where a Deny or the only Allow hangs on what is not known, the
 * answer is open.
 */
export function decide(policy: Policy, request: Request): Decision {
  const { denies, allows } = says(policy, request)
  if (denies === 'holds') return 'denied'
  if (allows === 'fails') return 'silent'
  return denies === 'open' || allows === 'open' ? 'open' : 'allowed'
}

/** Whether a statement is about a request: principal, action, resource and every condition. */
export function applies(statement: Statement, request: Request): Truth {
  return allOf(elements(statement, request))
}

/** One after the other, actions first: most statements are about something else, and are left at once. */
function* elements(statement: Statement, request: Request): Generator<Truth> {
  const { actions, resources, conditions } = statement
  const { caller, action, resource, context } = request
  yield selects(actions, action, context)
  yield namingOf(statement, caller)
  if (resources !== undefined) yield selects(resources, resource, context)
  for (const condition of conditions) yield holds(condition, context)
}

/** Whether Action, NotAction, Resource or NotResource selects a name; a variable of unknown value leaves it open. */
export function selects({ not, patterns }: Selection, name: string, context: ContextValues = () => undefined): Truth {
  let found: Truth = 'fails'
  for (const pattern of patterns) {
    const match = matchOf(pattern, name, context)
    if (match === 'holds') return not ? 'fails' : 'holds'
    if (match === 'open') found = 'open'
  }
  return not ? negation(found) : found
}

function matchOf(pattern: Pattern, name: string, context: ContextValues): Truth {
  if (pattern.variables.length === 0) return pattern.matches(name) ? 'holds' : 'fails'
  const unknown = pattern.variables.some(v => context(v.name.toLowerCase()) === undefined)
  if (unknown) return pattern.matches(name, 'any') ? 'open' : 'fails'
  return pattern.matches(name, v => context(v.name.toLowerCase())?.[0]) ? 'holds' : 'fails'
}
