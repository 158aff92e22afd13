import type { OidcConfig } from '../../config.ts'
import type { Claimed, Role } from '../../store/index.ts'
import { ROLES } from '../keys/roles.ts'
import { SignInError } from './fault.ts'

export type Claims = Readonly<Record<string, unknown>>

/**
 * Whom claims speak of, and which role they give. Throws {@link SignInError} where the address is missing, not verified, or of
 * another domain.
 */
export function claimed(claims: Claims, { issuer, domains, roles, groupsClaim }: OidcConfig): Claimed {
  const { sub, email } = claims
  if (typeof sub !== 'string') throw new SignInError('wrong_answer')
  if (typeof email !== 'string' || !ADDRESS.test(email)) throw new SignInError('no_email')
  // Absent is not verified: whoever may type any address there could sign in as anybody.
  if (claims.email_verified !== true) throw new SignInError('unverified')
  const domain = email.slice(email.lastIndexOf('@') + 1).toLowerCase()
  if (domains !== null && !domains.includes(domain)) throw new SignInError('domain', email)
  return {
    issuer,
    subject: sub,
    name: nameOf(claims, email),
    email,
    role: roleOf(groupsOf(claims[groupsClaim]), roles),
  }
}

const ADDRESS = /^[^\s@<>()"\p{C}]{1,64}@[^\s@<>()"\p{C}]{1,250}$/u

/** On one line, without signs that nobody sees or that set off the address and the key after it. */
function nameOf({ name }: Claims, email: string): string {
  const given = typeof name === 'string' ? name : ''
  const plain = given
    .replaceAll(/[\p{C}<>()]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return plain === '' ? email : plain.slice(0, 200)
}

const groupsOf = (claim: unknown): readonly string[] => [claim].flat().filter(group => typeof group === 'string')

/** The highest role that a group gives; `*` is everybody. */
function roleOf(groups: readonly string[], roles: OidcConfig['roles']): Role | null {
  const given = roles.filter(({ group }) => group === '*' || groups.includes(group)).map(({ role }) => role)
  return ROLES.findLast(role => given.includes(role)) ?? null
}
