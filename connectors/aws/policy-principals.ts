import type { PrincipalType, Statement } from '@cloud-copilot/iam-policy'
import { narrowsCaller } from './policy-conditions.ts'

export interface PolicyPrincipal {
  readonly type: PrincipalType | '*'
  readonly value: string
}

/** The principals a statement names; a bare `"*"` is `{type: 'AWS', value: '*'}`. NotPrincipal is not among them. */
export function principalsOf(statement: Statement): PolicyPrincipal[] {
  if (!statement.isPrincipalStatement()) return []
  return statement.principals().map(p => ({ type: p.type(), value: p.value() }))
}

/** Whether a principal stands for everybody, whatever its type is called. */
export const isAnyone = (principal: PolicyPrincipal): boolean => /^\*+$/.test(principal.value)

/**
 * Whether a resource policy's statement lets anybody in: Allow, to everyone (or to everyone but some, NotPrincipal), and
 * no condition that narrows who calls or from where to fixed values; see {@link narrowsCaller}.
 */
export function isPublic(statement: Statement): boolean {
  if (!statement.isAllow()) return false
  const open = statement.isNotPrincipalStatement() || principalsOf(statement).some(isAnyone)
  return open && !narrowsCaller(statement)
}

/**
 * The AWS accounts whose principals a statement names, by id. A principal deleted since (AWS then shows its unique id)
 * and a canonical user name no account, and are left out.
 */
export function trustedAccounts(statement: Statement): string[] {
  const ids = principalsOf(statement)
    .filter(p => p.type === 'AWS')
    .map(p => /^(?:arn:[^:]+:(?:iam|sts)::)?([0-9]{12})(?::|$)/.exec(p.value)?.[1])
    .filter(id => id !== undefined)
  return [...new Set(ids)]
}
