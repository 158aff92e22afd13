import { PolicyUnreadable } from './errors.ts'
import { arnParts, Pattern } from './pattern.ts'
import { readPolicy } from './read.ts'
import type { Selection, Statement } from './statement.ts'

/**
 * The statements of a policy document; see {@link readPolicy}. `null` and `undefined` have none: AWS said that there is
 * no policy.
 */
export const statements = (document: unknown): readonly Statement[] =>
  document === null || document === undefined ? [] : readPolicy(document).statements

/** The Allow statements; see {@link statements}. */
export const allowStatements = (document: unknown): Statement[] =>
  statements(document).filter(s => s.effect === 'Allow')

/** Whether an IAM pattern (`*` any text, `?` any one character) matches; `ignoreCase` as actions are compared. */
export const matchesPattern = (pattern: string, value: string, ignoreCase = false): boolean =>
  new Pattern(pattern, { ignoreCase }).matches(value)

const selected = ({ not, patterns }: Selection, name: string): boolean => patterns.some(p => p.matches(name)) !== not

/** Whether the statement speaks of an action, by Action or by NotAction; of either effect. */
export const coversAction = (statement: Statement, action: string): boolean => selected(statement.actions, action)

/** Whether an Allow statement grants an action (`iam:PassRole`) on something, whatever its conditions. */
export const grantsAction = (statement: Statement, action: string): boolean =>
  statement.effect === 'Allow' && coversAction(statement, action)

/** A name that no literal letter matches: only a pattern of wildcards alone does. Private-use characters. */
export const ANYTHING = '\uE000'.repeat(64)

/**
 * Whether an Allow statement grants every action of a service (`s3:*`, `*`, a NotAction that leaves them), or, without
 * a service, every action there is. Asked with a name that only wildcards match, not with a list of today's actions:
 * such a list goes out of date and would make verdicts depend on its version.
 */
export const grantsEveryAction = (statement: Statement, service: string = ANYTHING): boolean =>
  statement.effect === 'Allow' && !namesNoWildcard(statement) && grantsAll(statement, service)

const grantsAll = (statement: Statement, service: string): boolean =>
  grantsAction(statement, `${service}:${ANYTHING}`) ||
  LETTERS.every(letter => grantsAction(statement, `${service}:${letter}${ANYTHING}`))

/** Most statements name actions one by one. */
const namesNoWildcard = ({ actions: { not, patterns } }: Statement): boolean =>
  !not && patterns.every(({ literal }) => literal)

/** What names of actions begin with: a list of `iam:A*`, `iam:B*` and so on gives them all. */
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/** Whether the statement reaches every resource there is (`*`, `arn:*`, a NotResource, which leaves all others). */
export const reachesEveryResource = (statement: Statement): boolean => reachesEvery(statement)

/**
 * Whether the statement reaches every resource of a service and kind: `*`, `arn:aws:s3:::*`, `arn:aws:iam::111122223333:role/*`
 * with kind `role/`. An ARN that is limited only to a partition, an account or a region still names everything in it.
 */
export function reachesEvery({ resources }: Pick<Statement, 'resources'>, service?: string, kind = ''): boolean {
  if (resources === undefined) throw new PolicyUnreadable('resource', 'A statement names no Resource.')
  return resources.patterns.some(pattern => isEvery(pattern, service, kind)) !== resources.not
}

function isEvery(pattern: Pattern, service: string | undefined, kind: string): boolean {
  const [head = '', partition = '', of = '', , , resource] = arnParts(pattern.text)
  const anyArn = `arn:${/[*?]/.test(partition) ? 'aws' : partition}:${service ?? ANYTHING}:::${kind}${ANYTHING}`
  if (pattern.matches(anyArn)) return true
  if (head !== 'arn' || resource === undefined) return false
  return matchesPattern(of, service ?? ANYTHING) && matchesPattern(resource, `${kind}${ANYTHING}`)
}
