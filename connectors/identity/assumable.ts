import { Unjudgeable } from '../kit/index.ts'
import { accountOf, coversAction, inWords, narrowing, type Principal, type Statement } from '../policy/index.ts'
import type { RoleFact } from './facts.ts'

export interface Assumer {
  /** As the trust policy names it. */
  readonly Principal: string
  readonly Kind: 'account' | 'service' | 'federated' | 'everyone'
  /** Neither of this account nor, as far as its accounts were read, of its organization. */
  readonly External: boolean
  /** Of another account of the own organization. */
  readonly Organization: boolean
  readonly Conditions: readonly string[]
}

export interface Neighbours {
  readonly account: string
  /** The accounts of the organization, as far as they were read. */
  readonly accounts: ReadonlySet<string>
  readonly organization: string | undefined
}

const ASSUMES = ['sts:AssumeRole', 'sts:AssumeRoleWithSAML', 'sts:AssumeRoleWithWebIdentity']

/** Whom a role's trust policy lets in, as it is written. */
export function assumableBy(role: RoleFact, neighbours: Neighbours): Assumer[] {
  return role.trust.policies.flatMap(({ read }) =>
    read.policy.statements
      .filter(s => s.effect === 'Allow' && ASSUMES.some(action => coversAction(s, action)))
      .flatMap(s => assumersIn(s, neighbours)),
  )
}

function assumersIn(statement: Statement, neighbours: Neighbours): Assumer[] {
  const { principals } = statement
  if (principals === undefined) return []
  const Conditions = conditionsOf(statement)
  // NotPrincipal lets in everybody else.
  if (principals.not)
    return [{ ...everyone(statement, neighbours), Principal: `everyone but ${names(principals.members)}`, Conditions }]
  return principals.members.map(member => ({ ...assumer(member, statement, neighbours), Conditions }))
}

const names = (members: readonly Principal[]): string => members.map(m => m.value).join(', ')

type Bare = Omit<Assumer, 'Conditions'>

function assumer(member: Principal, statement: Statement, neighbours: Neighbours): Bare {
  const { type, value } = member
  if (/^\*+$/.test(value) && type !== 'Service' && type !== 'Federated') return everyone(statement, neighbours)
  const of = { Principal: value, Organization: false }
  if (type === 'Service') return { ...of, Kind: 'service', External: false }
  // Identity Center signs in the people whom the organization assigned.
  if (type === 'Federated') return { ...of, Kind: 'federated', External: !/:saml-provider\/AWSSSO_/.test(value) }
  return { Principal: value, Kind: 'account', ...whose(accountOf(member), neighbours) }
}

function whose(account: string | undefined, { account: own, accounts }: Neighbours) {
  const Organization = account !== undefined && account !== own && accounts.has(account)
  // A principal that AWS shows by its unique id was deleted, and cannot come back.
  return { External: account !== undefined && account !== own && !Organization, Organization }
}

/** Everyone, unless conditions leave only the own account or organization. */
function everyone(statement: Statement, neighbours: Neighbours): Bare {
  const { accounts, organizations } = narrowing(statement)
  const ownOnly =
    accounts !== undefined && [...accounts].every(a => a === neighbours.account || neighbours.accounts.has(a))
  const within = organizations !== undefined && [...organizations].every(o => o === neighbours.organization)
  return { Principal: '*', Kind: 'everyone', External: !ownOnly && !within, Organization: within }
}

function conditionsOf(statement: Statement): string[] {
  try {
    return statement.conditions.map(inWords)
  } catch (error) {
    if (error instanceof Unjudgeable) return ['what is redacted']
    throw error
  }
}
