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
  (s.isNotPrincipalStatement() || principalsOf(s).some(isAnyone)) && !narrowsCaller(s, { addresses: false })

/** Issuers shared by all their customers: anybody can get a token, and only some claims say whose it is. */
const PIPELINE_ISSUERS = [
  'token.actions.githubusercontent.com',
  'gitlab.com',
  'app.terraform.io',
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
    if (PIPELINE_ISSUERS.includes(issuer.split('/')[0] ?? '')) return !fixesClaim(s, issuer, namesOwner)
    return CONSUMER_ISSUERS.includes(issuer) && !fixesClaim(s, issuer, namesApplication)
  })
}

const COMPARES = /^(?:ForAnyValue:)?String(?:Equals|EqualsIgnoreCase|Like)$/i

/** A claim of the issuer is compared, and each value compared with is definite. */
function fixesClaim(s: Statement, issuer: string, definite: (claim: string, value: string) => boolean): boolean {
  const prefix = `${issuer.toLowerCase()}:`
  return s.conditions().some(condition => {
    const key = condition.conditionKey().toLowerCase()
    const values = condition.conditionValues()
    if (!key.startsWith(prefix) || !COMPARES.test(condition.operation().value())) return false
    return values.length > 0 && values.every(value => definite(key.slice(prefix.length), value))
  })
}

/** Whose application or which person; `amr` (signed in or not) says neither. */
const namesApplication = (claim: string, value: string): boolean =>
  ['aud', 'oaud', 'azp', 'sub', 'app_id', 'user_id', 'id'].includes(claim) && !/[*?]/.test(value)

const OWNER_CLAIMS = ['repository', 'repository_owner', 'repository_id', 'repository_owner_id', 'job_workflow_ref']
const OWNER_SUBJECT =
  /^(?:repo|repository|repository_owner|repository_id|repository_owner_id|project_path|organization):(.+)$/i

/** Begins with whose pipeline it is, written out: `repo:northwind/…`, not `repo:*`, `repo:north*` or `ref:refs/heads/main`. */
function namesOwner(claim: string, value: string): boolean {
  const named = claim === 'sub' ? OWNER_SUBJECT.exec(value)?.[1] : OWNER_CLAIMS.includes(claim) ? value : undefined
  const owner = named?.split(/[:/]/)[0]
  return owner !== undefined && owner !== '' && !/[*?]/.test(owner)
}

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
