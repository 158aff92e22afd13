import { loadPolicy, type Statement } from '@cloud-copilot/iam-policy'

export type { Statement } from '@cloud-copilot/iam-policy'
export { conditionsOn, narrowsCaller } from './policy-conditions.ts'
export { isAnyone, isPublic, principalsOf, trustedAccounts } from './policy-principals.ts'

/** A document that is not a policy we understand. Thrown out of a check, it ends as `unknown`: never a verdict. */
export class PolicyUnreadable extends Error {
  override readonly name = 'PolicyUnreadable'
}

/**
 * The statements of a policy document: an object, JSON text, or URL-encoded JSON text (as IAM hands it out, RFC 3986).
 * `null` and `undefined` have no statements: AWS said that there is no policy. Throws {@link PolicyUnreadable}, also on
 * element names in unexpected case, because silently dropping one would turn a grant into nothing.
 */
export function statements(document: unknown): Statement[] {
  if (document === null || document === undefined) return []
  const parsed = policyObject(document)
  if (parsed.Statement === undefined) throw new PolicyUnreadable('The policy has no Statement.')
  return loadPolicy(parsed).statements().map(understood)
}

/** The Allow statements; see {@link statements}. */
export const allowStatements = (document: unknown): Statement[] => statements(document).filter(s => s.isAllow())

/** A policy document as an object; text is URL-decoded where needed and parsed. Throws {@link PolicyUnreadable}. */
export function policyObject(document: unknown): Record<string, unknown> {
  const value = typeof document === 'string' ? parse(document) : document
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new PolicyUnreadable('The policy document is not a JSON object.')
  return value as Record<string, unknown>
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.trimStart().startsWith('{') ? text : decodeURIComponent(text))
  } catch (cause) {
    throw new PolicyUnreadable('The policy document is not JSON.', { cause })
  }
}

const ELEMENTS = new Set('Sid Effect Principal NotPrincipal Action NotAction Resource NotResource Condition'.split(' '))

function understood(statement: Statement): Statement {
  const json: unknown = statement.toJSON()
  if (typeof json !== 'object' || json === null) throw new PolicyUnreadable('A statement is not a JSON object.')
  const names = Object.keys(json)
  const strange = names.find(name => !ELEMENTS.has(name))
  if (strange !== undefined) throw new PolicyUnreadable(`A statement has the unknown element ${strange}.`)
  if (!statement.isAllow() && !statement.isDeny()) throw new PolicyUnreadable('A statement has no known Effect.')
  if (statement.isActionStatement() === statement.isNotActionStatement())
    throw new PolicyUnreadable('A statement needs exactly one of Action and NotAction.')
  return statement
}

/** Whether an IAM pattern (`*` any text, `?` any one character) matches; `ignoreCase` as actions are compared. */
export function matchesPattern(pattern: string, value: string, ignoreCase = false): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${expression}$`, ignoreCase ? 'isu' : 'su').test(value)
}

/** The patterns of Action and NotAction, as written. */
export function actionPatterns(statement: Statement): { action: string[]; notAction: string[] } {
  return {
    action: statement.isActionStatement() ? statement.actions().map(a => a.value()) : [],
    notAction: statement.isNotActionStatement() ? statement.notActions().map(a => a.value()) : [],
  }
}

/** Whether the statement speaks of an action, by Action or by NotAction; of either effect. */
export function coversAction(statement: Statement, action: string): boolean {
  const { action: named, notAction } = actionPatterns(statement)
  if (statement.isActionStatement()) return named.some(pattern => matchesPattern(pattern, action, true))
  return !notAction.some(pattern => matchesPattern(pattern, action, true))
}

/** Whether an Allow statement grants an action (`iam:PassRole`) on something, whatever its conditions. */
export const grantsAction = (statement: Statement, action: string): boolean =>
  statement.isAllow() && coversAction(statement, action)

/** A name that no literal letter matches: only a pattern of wildcards alone does. Private-use characters. */
export const ANYTHING = '\uE000'.repeat(64)

/**
 * Whether an Allow statement grants every action of a service (`s3:*`, `*`, a NotAction that leaves them), or, without
 * a service, every action there is. Asked with a name that only wildcards match, not with a list of today's actions:
 * such a list goes out of date and would make verdicts depend on its version.
 */
export const grantsEveryAction = (statement: Statement, service: string = ANYTHING): boolean =>
  grantsAction(statement, `${service}:${ANYTHING}`)

/** Whether the statement reaches every resource there is (`*`, `arn:*`, a NotResource, which leaves all others). */
export const reachesEveryResource = (statement: Statement): boolean => reachesEvery(statement)

/**
 * Whether the statement reaches every resource of a service and kind: `*`, `arn:aws:s3:::*`, `arn:aws:iam::111122223333:role/*`
 * with kind `role/`. An ARN that is limited only to a partition, an account or a region still names everything in it.
 */
export function reachesEvery(statement: Statement, service?: string, kind = ''): boolean {
  const every = (resource: { value(): string }) => isEvery(resource.value(), service, kind)
  if (statement.isNotResourceStatement()) return !statement.notResources().some(every)
  return statement.isResourceStatement() && statement.resources().some(every)
}

function isEvery(pattern: string, service: string | undefined, kind: string): boolean {
  // A policy variable is one text, and its colon no separator.
  const parts = pattern.replace(/\$\{[^}]*\}/g, 'variable').split(':')
  const [, partition = ''] = parts
  const anyArn = `arn:${/[*?]/.test(partition) ? 'aws' : partition}:${service ?? ANYTHING}:::${kind}${ANYTHING}`
  if (matchesPattern(pattern, anyArn)) return true
  const [head, , of = '', , , ...rest] = parts
  if (head !== 'arn' || rest.length === 0 || service === undefined) return false
  return matchesPattern(of, service) && matchesPattern(rest.join(':'), `${kind}${ANYTHING}`)
}
