import { accountOf as accountIn } from './principals.ts'
import type { Principal, Statement } from './statement.ts'
import { anyOf, negation, type Truth } from './truth.ts'

/** Who asks: an AWS service by its principal, a principal of an account by its ARN, or whom an identity provider vouches for. */
export type Caller =
  | { readonly type: 'Service'; readonly name: string }
  | { readonly type: 'Federated'; readonly name: string }
  | { readonly type: 'AWS'; readonly arn: string; readonly account: string }

/** How a resource policy names a caller: itself (or everybody), or by its account, which leaves the rest to the account's own policies. */
export type Naming = 'itself' | 'account'

/** Whether a statement names the caller, in the way asked for. Identity policies name nobody. */
export function namingOf({ principals }: Statement, caller: Caller, naming?: Naming): Truth {
  if (principals === undefined) return 'holds'
  const { not, members } = principals
  // NotPrincipal names everybody else, and each of them itself.
  if (not) return naming === 'account' ? 'fails' : isNoneOf(members, caller)
  const asked = members.flatMap(member => [
    ...(naming === 'account' ? [] : [namesItself(member, caller)]),
    ...(naming === 'itself' ? [] : [namesAccount(member, caller)]),
  ])
  return anyOf(asked)
}

/**
 * "AWS JSON policy elements: NotPrincipal": whom to spare takes its own ARN and that of its account, and of the account's others none is
 * spared thereby. With one of the two alone AWS only says that it might not do: that is open.
 */
function isNoneOf(members: readonly Principal[], caller: Caller): Truth {
  const itself = anyOf(members.map(member => namesItself(member, caller)))
  const account = anyOf(members.map(member => namesAccount(member, caller)))
  if (caller.type !== 'AWS' || members.some(({ value }) => EVERYBODY.test(value))) return negation(itself)
  if (itself === account) return negation(itself)
  const others = members.some(
    member => accountIn(member) === caller.account && namesAccount(member, caller) === 'fails',
  )
  return itself === 'fails' && others ? 'holds' : 'open'
}

const EVERYBODY = /^\*+$/

/** "AWS JSON policy elements: Principal", sections "IAM user principals", "IAM role principals", "All principals" and "AWS services". */
function namesItself({ type, value }: Principal, caller: Caller): Truth {
  if (EVERYBODY.test(value) && (type === 'AWS' || type === '*' || type === caller.type)) return 'holds'
  if (type !== caller.type) return 'fails'
  if (caller.type === 'Service') return serviceOf(value) === caller.name ? 'holds' : 'fails'
  if (caller.type === 'Federated') return value === caller.name ? 'holds' : 'fails'
  if (value === caller.arn) return 'holds'
  if (isOneOf(value, caller.arn)) return 'open'
  const [session, role] = [sessionOf(value), roleOf(caller.arn)]
  return session !== undefined && role !== undefined && (session === role || isOneOf(session, role)) ? 'open' : 'fails'
}

/** "AWS service principals": a service's may name a region (`states.eu-west-1.amazonaws.com`), and in China ends with `.cn`. */
const serviceOf = (value: string): string =>
  value
    .toLowerCase()
    .replace(/\.cn$/, '')
    .replace(/^([a-z0-9-]+)\.[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com$/, '$1.amazonaws.com')

/** A role whose name AWS ended by itself, and nobody read: its ARN ends with `*`, which no name of IAM holds. */
const isOneOf = (value: string, arn: string): boolean => arn.endsWith('*') && value.startsWith(arn.slice(0, -1))

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
