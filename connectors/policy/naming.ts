import type { Principal, Statement } from './statement.ts'
import { anyOf, negation, type Truth } from './truth.ts'

/** Who asks: an AWS service by its principal, or a principal of an account by its ARN. */
export type Caller =
  | { readonly type: 'Service'; readonly name: string }
  | { readonly type: 'AWS'; readonly arn: string; readonly account: string }

/** How a resource policy names a caller: itself (or everybody), or by its account, which leaves the rest to the account's own policies. */
export type Naming = 'itself' | 'account'

/** Whether a statement names the caller, in the way asked for. Identity policies name nobody. */
export function namingOf({ principals }: Statement, caller: Caller, naming?: Naming): Truth {
  if (principals === undefined) return 'holds'
  const { not, members } = principals
  if (not) {
    // NotPrincipal names everybody else, and each of them itself.
    if (naming === 'account') return 'fails'
    return negation(anyOf(members.flatMap(member => [namesItself(member, caller), namesAccount(member, caller)])))
  }
  const asked = members.flatMap(member => [
    ...(naming === 'account' ? [] : [namesItself(member, caller)]),
    ...(naming === 'itself' ? [] : [namesAccount(member, caller)]),
  ])
  return anyOf(asked)
}

const EVERYBODY = /^\*+$/

/** "AWS JSON policy elements: Principal", sections "IAM user principals", "IAM role principals", "All principals" and "AWS services". */
function namesItself({ type, value }: Principal, caller: Caller): Truth {
  if (EVERYBODY.test(value) && (type === 'AWS' || type === '*' || type === caller.type)) return 'holds'
  if (type !== caller.type) return 'fails'
  if (caller.type === 'Service') return value.toLowerCase() === caller.name ? 'holds' : 'fails'
  if (value === caller.arn) return 'holds'
  const session = sessionOf(value)
  return session !== undefined && session === roleOf(caller.arn) ? 'open' : 'fails'
}

/** "AWS account principals": the id, or the ARN of its root, stands for every principal of the account. */
function namesAccount({ type, value }: Principal, caller: Caller): Truth {
  if (type !== 'AWS' || caller.type !== 'AWS') return 'fails'
  const account = /^(?:arn:[^:]+:iam::)?([0-9]{12})(?::root)?$/.exec(value)?.[1]
  return account !== undefined && account === caller.account ? 'holds' : 'fails'
}

/** "Role session principals" name one session of a role: account and name of the role, without its path. */
const sessionOf = (arn: string): string | undefined => {
  const [, account, role] = /^arn:[^:]+:sts::([0-9]{12}):assumed-role\/([^/]+)\/.+$/.exec(arn) ?? []
  return role && `${account}/${role}`
}

const roleOf = (arn: string): string | undefined => {
  const [, account, role] = /^arn:[^:]+:iam::([0-9]{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn) ?? []
  return role && `${account}/${role}`
}
