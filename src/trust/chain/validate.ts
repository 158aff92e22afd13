import { isSelfIssued, type PathCertificate, USAGE } from './certificate.ts'
import { namesAreAllowed } from './constraints.ts'
import { authorityServes, type Purpose, signerServes } from './purpose.ts'

/** Why a certificate is not accepted. */
export type ChainProblem =
  | 'no_path'
  | 'unreadable'
  | 'not_valid_then'
  | 'not_an_authority'
  | 'path_too_long'
  | 'names_not_allowed'
  | 'unknown_extension'
  | 'policy_required'
  | 'other_purpose'

/** One clause for each, to stand behind "because". */
export const WHY: Record<ChainProblem, string> = {
  no_path: 'no certificate of an authority that was given leads to it',
  unreadable: 'a certificate of its chain is not as RFC 5280 has it',
  not_valid_then: 'a certificate of its chain was not valid at the time',
  not_an_authority: 'a certificate above it may not issue certificates (basic constraints, key usage)',
  path_too_long: 'an authority above it allows fewer authorities below it (path length)',
  names_not_allowed: 'an authority above it may not issue certificates for such names (name constraints)',
  unknown_extension: 'a certificate of its chain has a critical extension that is not understood',
  policy_required: 'an authority above it requires certificate policies, which are not evaluated',
  other_purpose: 'it, or an authority above it, is for another purpose (key usage, extended key usage)',
}

/**
 * The rules of RFC 5280 §6.1 for a path whose names and signatures fit, the signer's certificate first, the authority that is
 * trusted last. As OpenSSL does, its own limits bind the authority too.
 */
export function problemOf(path: readonly PathCertificate[], at: string, purpose: Purpose): ChainProblem | null {
  const [signer, ...authorities] = path
  if (!signer || authorities.length === 0) return 'no_path'
  for (const [index, authority] of authorities.entries()) {
    const problem = authorityProblem(authority, path.slice(1, index + 1), purpose)
    if (problem) return problem
    for (const [place, below] of path.slice(0, index + 1).entries())
      if ((place === 0 || !isSelfIssued(below)) && !namesAreAllowed(below, authority, place === 0))
        return 'names_not_allowed'
  }
  return path.some(certificate => !isValidAt(certificate, at)) ? 'not_valid_then' : signerProblem(signer, purpose)
}

/** What is wrong with the last certificate, whoever issued it. */
export function signerProblem(signer: PathCertificate, purpose: Purpose): ChainProblem | null {
  if (signer.unknown.length > 0) return 'unknown_extension'
  if (signer.requiresPolicy) return 'policy_required'
  return signerServes(signer, purpose) ? null : 'other_purpose'
}

/** `below`: the authorities between this one and the signer. */
function authorityProblem(
  authority: PathCertificate,
  below: readonly PathCertificate[],
  purpose: Purpose,
): ChainProblem | null {
  const { basic, usage, isVersion3 } = authority
  if (authority.unknown.length > 0) return 'unknown_extension'
  if (!isVersion3 || !basic?.ca || (usage !== null && (usage & USAGE.keyCertSign) === 0)) return 'not_an_authority'
  const counted = below.filter(certificate => !isSelfIssued(certificate)).length
  if (basic.pathLength !== null && counted > basic.pathLength) return 'path_too_long'
  if (authority.requiresPolicy) return 'policy_required'
  return authorityServes(authority, purpose) ? null : 'other_purpose'
}

/** Times are RFC 3339 in UTC with milliseconds, so that their order is that of the texts. */
const isValidAt = ({ parsed: { notBefore, notAfter } }: PathCertificate, at: string): boolean =>
  at >= notBefore && at <= notAfter
