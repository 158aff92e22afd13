import { limits } from '../denial.ts'
import { narrowing, narrowsCaller } from '../narrowing.ts'
import { isAnyone, isNotPrincipal, needsPrincipal, principalsOf, trustedAccounts } from '../principals.ts'
import { coversAction, statements } from '../reach.ts'
import type { Principal, Statement } from '../statement.ts'
import { type FederatedTrust, federatedTrust } from './federation.ts'

const ASSUME = 'sts:AssumeRole'
const EXTERNAL_ID = 'sts:externalid'
const WITH_TOKEN = 'sts:AssumeRoleWithWebIdentity'
const WITH_SAML = 'sts:AssumeRoleWithSAML'

/** The Allow statements of a trust policy. A role without a trust policy is one that we could not read. */
export function trustGrants(document: unknown): Statement[] {
  if (document === undefined || document === null) throw new TypeError('a role without a trust policy')
  const grants = statements(document).filter(s => s.effect === 'Allow')
  grants.forEach(needsPrincipal)
  return grants
}

/** By which of STS's actions a principal assumes a role (AWS STS API reference); other actions only tag or name sessions. */
function assumesBy({ type, value }: Principal): readonly string[] {
  if (isAnyone({ type, value })) return type === 'Service' ? [ASSUME] : [ASSUME, WITH_TOKEN, WITH_SAML]
  if (type !== 'Federated') return [ASSUME]
  return [value.includes(':saml-provider/') ? WITH_SAML : WITH_TOKEN]
}

/** The principals that a statement lets assume the role: it names them, and allows the action by which they do. */
const assumers = (s: Statement): Principal[] =>
  principalsOf(s).filter(p => assumesBy(p).some(action => coversAction(s, action)))

/** The statement allows assuming the role by some way; others only let sessions be tagged or named. */
export const allowsAssuming = (s: Statement): boolean =>
  [ASSUME, WITH_TOKEN, WITH_SAML].some(action => coversAction(s, action))

/** Whether somebody other than AWS's own services may assume the role by the statement. */
export const assumableByPeople = (s: Statement): boolean =>
  allowsAssuming(s) && (isNotPrincipal(s) || principalsOf(s).some(p => p.type !== 'Service'))

/** The statement lets anybody assume the role: everyone as principal, and nothing that fixes who calls. */
export const trustsAnyone = (s: Statement): boolean =>
  ((isNotPrincipal(s) && allowsAssuming(s)) || assumers(s).some(isAnyone)) && !narrowsCaller(s, { addresses: false })

/**
 * Who may assume a role by the statements that let anybody: `anyone`, nobody but those whom Deny statements leave
 * (`limited`), or nobody knows.
 */
export function openToAnyone(document: unknown): 'anyone' | 'limited' | 'unsaid' | 'no' {
  const open = trustGrants(document).filter(trustsAnyone)
  const left = open.map(s => limits(s, statements(document), { addresses: false }))
  if (left.includes('not')) return 'anyone'
  return left.includes('unsaid') ? 'unsaid' : left.length > 0 ? 'limited' : 'no'
}

/** Whether a Deny statement asks for an external id, or limits who may assume the role; neither is followed further. */
export const isLimitedByDeny = (s: Statement, document: unknown): boolean =>
  limits(s, statements(document), { addresses: false }) !== 'not' ||
  statements(document).some(
    d => d.effect === 'Deny' && coversAction(d, ASSUME) && d.conditions.some(c => c.key.toLowerCase() === EXTERNAL_ID),
  )

/** What the statement takes of OpenID Connect issuers; a SAML provider asserts each role to each person by name. */
export const federatedTrusts = (s: Statement): FederatedTrust[] =>
  assumers(s)
    .filter(p => p.type === 'Federated' && !isAnyone(p) && !p.value.includes(':saml-provider/'))
    .map(p => federatedTrust(s, p.value))

/** Who outside an account may assume its role by a statement, by sts:AssumeRole. */
export interface Foreign {
  /** Ids of other accounts; `*` stands for all of them. */
  readonly accounts: readonly string[]
  /** Whom conditions limit them to; undefined: nobody but by account. */
  readonly organizations: ReadonlySet<string> | undefined
  /** Conditions fix them by what names no account: a VPC, a service. */
  readonly otherwise: boolean
}

const OWNERS_ACCOUNT = /^\$\{aws:ResourceAccount\}$/i

/** Reads principals and conditions by the same rule as {@link trustsAnyone}. */
export function foreigners(s: Statement, own: string): Foreign {
  const { accounts: limit, organizations, otherwise } = narrowing(s, { addresses: false })
  const named = coversAction(s, ASSUME) ? namedAccounts(s) : []
  const limited = limit && [...limit].map(a => (OWNERS_ACCOUNT.test(a) ? own : a))
  const accounts =
    limited === undefined ? named : named.includes('*') ? limited : named.filter(a => limited.includes(a))
  return { accounts: accounts.filter(a => a !== own), organizations, otherwise }
}

const namedAccounts = (s: Statement): string[] =>
  isNotPrincipal(s) || principalsOf(s).some(p => (p.type === 'AWS' || p.type === '*') && isAnyone(p))
    ? ['*']
    : trustedAccounts(s)

/** The statement asks for an external id: compared with whole values, in a way that fails where none is given. */
export const asksExternalId = ({ conditions }: Statement): boolean =>
  conditions.some(({ key, operator, patterns }) => {
    if (key.toLowerCase() !== EXTERNAL_ID || patterns.length === 0) return false
    if (operator.negated || operator.ifExists || operator.each === 'ForAllValues') return false
    if (operator.test === 'StringLike') return patterns.every(p => p.text !== '' && !/[*?]/.test(p.text))
    return operator.test.startsWith('String') && patterns.every(p => p.text !== '')
  })
