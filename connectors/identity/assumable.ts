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
  /** The account that it names, and what the organization calls it; null: it names none. */
  readonly Account: { readonly Id: string; readonly Name: string | null } | null
  /** Whose account that is. `not known`: the accounts of the organization were not all read, and it is none of those that were. */
  readonly Whose: 'own' | 'organization' | 'outside' | 'not known' | null
  readonly Conditions: readonly string[]
}

export interface Neighbours {
  readonly account: string
  /** The accounts of the organization, as far as they were read, with their names. */
  readonly accounts: ReadonlyMap<string, string | null>
  /** There may be more of them. */
  readonly more: boolean
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
  const of = { Principal: value, Organization: false, ...OF_NO_ACCOUNT }
  if (type === 'Service') return { ...of, Kind: 'service', External: false }
  // Identity Center signs in the people whom the organization assigned.
  if (type === 'Federated') return { ...of, Kind: 'federated', External: !/:saml-provider\/AWSSSO_/.test(value) }
  return { Principal: value, Kind: 'account', ...whose(accountOf(member), neighbours) }
}

const OF_NO_ACCOUNT = { Account: null, Whose: null } as const

function whose(account: string | undefined, { account: own, accounts, more }: Neighbours) {
  // A principal that AWS shows by its unique id was deleted, and cannot come back.
  if (account === undefined) return { External: false, Organization: false, ...OF_NO_ACCOUNT }
  const Account = { Id: account, Name: accounts.get(account) ?? null }
  if (account === own) return { External: false, Organization: false, Account, Whose: 'own' as const }
  if (accounts.has(account)) return { External: false, Organization: true, Account, Whose: 'organization' as const }
  return { External: true, Organization: false, Account, Whose: more ? ('not known' as const) : ('outside' as const) }
}

/** Everyone, unless conditions leave only the own account or organization. */
function everyone(statement: Statement, neighbours: Neighbours): Bare {
  const { accounts, organizations } = narrowing(statement)
  const ownOnly =
    accounts !== undefined && [...accounts].every(a => a === neighbours.account || neighbours.accounts.has(a))
  const within = organizations !== undefined && [...organizations].every(o => o === neighbours.organization)
  return { Principal: '*', Kind: 'everyone', External: !ownOnly && !within, Organization: within, ...OF_NO_ACCOUNT }
}

function conditionsOf(statement: Statement): string[] {
  try {
    return statement.conditions.map(inWords)
  } catch (error) {
    if (error instanceof Unjudgeable) return ['what is redacted']
    throw error
  }
}
