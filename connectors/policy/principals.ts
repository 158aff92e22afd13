import { PolicyUnreadable } from './errors.ts'
import { narrowsCaller } from './narrowing.ts'
import type { Principal, Statement } from './statement.ts'

/** The principals a statement names; a bare `"*"` is `{type: 'AWS', value: '*'}`. NotPrincipal is not among them. */
export const principalsOf = ({ principals }: Statement): readonly Principal[] =>
  principals === undefined || principals.not ? [] : principals.members

export const isNotPrincipal = ({ principals }: Statement): boolean => principals?.not === true

/**
 * Whether a principal stands for everybody, whatever its type is called. "You cannot use a wildcard to match part of a
 * principal name or ARN" ("AWS JSON policy elements: Principal"): whatever has one is taken for everybody, to be safe.
 */
export const isAnyone = (principal: Principal): boolean => /[*?]/.test(principal.value)

/** To everyone, or to everyone but some (NotPrincipal). */
export const isToEveryone = (statement: Statement): boolean =>
  isNotPrincipal(statement) || principalsOf(statement).some(isAnyone)

/**
 * Whether a resource policy's statement lets anybody in: Allow, to everyone (or to everyone but some, NotPrincipal), and
 * no condition that narrows who calls or from where to fixed values; see {@link narrowsCaller}.
 */
export function isPublic(statement: Statement): boolean {
  if (statement.effect !== 'Allow') return false
  needsPrincipal(statement)
  return isToEveryone(statement) && !narrowsCaller(statement)
}

/** Resource and trust policies say of every statement whom it is about; where one does not, nobody knows. */
export function needsPrincipal({ principals }: Statement): void {
  if (principals === undefined || principals.members.length === 0)
    throw new PolicyUnreadable('principal', 'A statement names no Principal.')
}

/**
 * The AWS accounts whose principals a statement names, by id. A principal deleted since (AWS then shows its unique id)
 * and a canonical user name no account, and are left out.
 */
export const trustedAccounts = (statement: Statement): string[] => [
  ...new Set(principalsOf(statement).flatMap(p => accountOf(p) ?? [])),
]

/** The id of the account whose principal it is; undefined: it names none. */
export const accountOf = ({ type, value }: Principal): string | undefined =>
  type === 'AWS' ? /^(?:arn:[^:]+:(?:iam|sts)::)?([0-9]{12})(?::|$)/.exec(value)?.[1] : undefined
