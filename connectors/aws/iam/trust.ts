import {
  coversAction,
  isAnyone,
  narrowsCaller,
  principalsOf,
  type Statement,
  statements,
  trustedAccounts,
} from '../policy.ts'

/** The Allow statements of a trust policy. A role without a trust policy is one that we could not read. */
export function trustGrants(document: unknown): Statement[] {
  if (document === undefined || document === null) throw new TypeError('a role without a trust policy')
  return statements(document).filter(s => s.isAllow())
}

/** The statement lets anybody assume the role: everyone as principal, and nothing that fixes who calls. */
export const trustsAnyone = (s: Statement): boolean =>
  (s.isNotPrincipalStatement() || principalsOf(s).some(p => p.type !== 'Service' && isAnyone(p))) && !narrowsCaller(s)

/** Issuers whose tokens anybody can get, and the subjects (or owners) a condition must fix to know whose they are. */
const OPEN_ISSUERS = [
  'token.actions.githubusercontent.com',
  'gitlab.com',
  'app.terraform.io',
  'oidc.circleci.com',
  'api.bitbucket.org',
  'agent.buildkite.com',
]
const CONSUMER_ISSUERS = [
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
]

/**
 * The issuer open to anybody that the statement trusts without fixing whose tokens it takes; undefined: none. With the
 * audience alone, every user of GitHub Actions (or another shared issuer) can assume the role.
 */
export function openIssuer(s: Statement): string | undefined {
  const federated = principalsOf(s)
    .filter(p => p.type === 'Federated')
    .map(p => p.value.split(':oidc-provider/').pop() ?? '')
  return federated.find(issuer => {
    const host = issuer.split('/')[0] ?? ''
    if (OPEN_ISSUERS.includes(host)) return !fixesClaim(s, issuer, claim => claim !== 'aud')
    return CONSUMER_ISSUERS.includes(issuer) && !fixesClaim(s, issuer, () => true)
  })
}

const COMPARES = /^(?:ForAnyValue:)?String(?:Equals|EqualsIgnoreCase|Like)$/i

/** A claim of the issuer is compared with values that each begin with an owner, not with a wildcard (`repo:*`). */
function fixesClaim(s: Statement, issuer: string, counts: (claim: string) => boolean): boolean {
  return s.conditions().some(condition => {
    const key = condition.conditionKey().toLowerCase()
    const values = condition.conditionValues()
    if (!key.startsWith(`${issuer.toLowerCase()}:`) || !counts(key.slice(issuer.length + 1))) return false
    return COMPARES.test(condition.operation().value()) && values.length > 0 && values.every(namesOwner)
  })
}

const namesOwner = (value: string): boolean => /^(?:[a-z_]+:)?[^*?:/][^*?:/]/i.test(value)

/** Accounts outside `own` whose principals may assume the role by the statement; `*` stands for all of them. */
export function foreignAccounts(s: Statement, own: string): string[] {
  if (!coversAction(s, 'sts:AssumeRole')) return []
  const open = s.isNotPrincipalStatement() || principalsOf(s).some(p => p.type === 'AWS' && isAnyone(p))
  return open ? ['*'] : trustedAccounts(s).filter(account => account !== own)
}

/** The statement asks for an external id: compared with whole values, in a way that fails where none is given. */
export function asksExternalId(s: Statement): boolean {
  return s.conditions().some(condition => {
    const values = condition.conditionValues()
    const operator = condition.operation().value()
    if (condition.conditionKey().toLowerCase() !== 'sts:externalid' || values.length === 0) return false
    if (/^(?:ForAnyValue:)?StringEquals(?:IgnoreCase)?$/i.test(operator)) return values.every(v => v !== '')
    return /^(?:ForAnyValue:)?StringLike$/i.test(operator) && values.every(v => v !== '' && !/[*?]/.test(v))
  })
}
