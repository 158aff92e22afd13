import { narrowsCaller } from '../narrowing.ts'
import type { Statement } from '../statement.ts'
import { all, type Claim, claimsOf, isWhole, leavesOut, namesOwner } from './claims.ts'
import { type Issuer, issuerAt, issuerIn } from './issuers.ts'

/** Whose tokens a statement takes of an issuer: of those it names, of `anyone`, or settings do not say. */
export type Takes = 'named' | 'anyone' | 'unsaid'

export interface FederatedTrust {
  readonly issuer: string
  readonly takes: Takes
  /** One sentence, where nobody is named. */
  readonly reason: string
}

/** Whose tokens a statement takes of an OpenID Connect issuer that it names as principal. */
export function federatedTrust(statement: Statement, principal: string): FederatedTrust {
  const issuer = issuerIn(principal)
  const claims = claimsOf(statement, issuer)
  const takes = narrowsCaller(statement, { addresses: false }) ? 'named' : takesOf(statement, issuer, claims)
  const unfixed = `The trust policy takes tokens of ${issuer} without fixing whose they are.`
  return { issuer, takes, reason: takes === 'anyone' ? unfixed : `The trust policy takes every token of ${issuer}.` }
}

/** Claims that say for which application, or how, but not who: every token of an issuer may have the same. */
const NOT_WHO = new Set('aud oaud azp client_id amr acr iss token_use email_verified exp iat nbf auth_time'.split(' '))

function takesOf(statement: Statement, issuer: string, claims: readonly Claim[]): Takes {
  const known = issuerAt(issuer)
  const fixesBeyondAudience = claims.some(c => !NOT_WHO.has(c.name) && all(c, leavesOut))
  // A private issuer is one owner's, but its tokens are of whoever signs in, or runs, there.
  if (known === undefined) return fixesBeyondAudience ? 'named' : 'unsaid'
  switch (known.by) {
    case 'own':
      return 'named'
    case 'owner':
      return claims.some(c => namesOwner(known, c)) ? 'named' : 'anyone'
    case 'application':
      return ofApplication(known, claims)
    case 'sign-up':
      return fixesBeyondAudience ? 'named' : 'anyone'
    case 'session':
      return ofSession(statement, claims)
  }
}

/** An application of the issuer, into which everybody may be able to sign in; a Cognito identity pool is its customer's own. */
function ofApplication(issuer: Issuer, claims: readonly Claim[]): Takes {
  const fixes = (names: readonly string[] = []) => claims.some(c => names.includes(c.name) && all(c, isWhole))
  if (fixes(issuer.persons)) return 'named'
  if (fixes(issuer.claims)) return claims.some(takesGuests) ? 'unsaid' : 'named'
  return fixes(issuer.applications) ? 'unsaid' : 'anyone'
}

/** Amazon Cognito's `amr` for those who did not sign in; whether the pool lets them in is not in the trust policy. */
const takesGuests = (claim: Claim): boolean =>
  claim.name === 'amr' && claim.values.some(v => v.matches('unauthenticated', 'any'))

/** Microsoft Sentinel: one audience for all its customers, told apart by the session's name. */
function ofSession({ conditions }: Statement, claims: readonly Claim[]): Takes {
  const named = conditions.some(
    ({ key, operator, patterns }) =>
      key.toLowerCase() === 'sts:rolesessionname' &&
      operator.test.startsWith('String') &&
      !operator.negated &&
      !operator.ifExists &&
      operator.each !== 'ForAllValues' &&
      patterns.length > 0 &&
      patterns.every(isWhole),
  )
  if (named) return 'named'
  return claims.some(c => all(c, isWhole)) ? 'unsaid' : 'anyone'
}
