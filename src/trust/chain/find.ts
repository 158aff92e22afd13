import type { AuthorityKeyIdentifier } from 'pkijs'
import { RelativeDistinguishedNames } from 'pkijs'
import type { ParsedCertificate } from '#trust/platform'
import { isSignedBy, type PathCertificate, pathCertificate } from './certificate.ts'
import { readName, sameName } from './name.ts'
import type { Purpose } from './purpose.ts'
import { type ChainProblem, problemOf } from './validate.ts'

/** Certificates in a path, and steps in looking for one: what certificates certify each other can be many. */
const LONGEST = 10
const MOST_STEPS = 2_000
const DIRECTORY_NAME = 4

export interface Search {
  /** The certificate in question, then those that came with it, in any order. */
  readonly chain: readonly ParsedCertificate[]
  readonly authorities: readonly ParsedCertificate[]
  /** RFC 3339 UTC with milliseconds: when all of the path must be valid. */
  readonly at: string
  readonly purpose: Purpose
}

export type Found =
  | { readonly problem: null; readonly path: readonly PathCertificate[] }
  /** Of the last path that was looked at; `no_path` where there was none. */
  | { readonly problem: ChainProblem; readonly path: null }

/**
 * Does the certificate lead to one of the authorities, every step as RFC 5280 §6.1 has it? The authorities are believed
 * whoever issued them (as `openssl verify -partial_chain` does); a certificate is not its own authority. Revocation is not
 * looked at: the verifier is offline.
 */
export async function findPath({ chain, authorities, at, purpose }: Search): Promise<Found> {
  const [first, ...others] = chain
  const signer = first && readable(first)
  if (!signer) return { problem: 'unreadable', path: null }
  const anchors = distinct(authorities)
  const between = distinct(others)
  const signed = new Map<string, Promise<boolean>>()
  let problem: ChainProblem = 'no_path'
  let steps = 0

  const issued = (issuer: PathCertificate, certificate: PathCertificate): Promise<boolean> => {
    if (!namesIssuer(certificate, issuer)) return Promise.resolve(false)
    const key = `${certificate.id} ${issuer.id}`
    const known = signed.get(key) ?? isSignedBy(certificate, issuer)
    signed.set(key, known)
    return known
  }

  const extend = async (path: readonly PathCertificate[]): Promise<readonly PathCertificate[] | null> => {
    const last = path.at(-1)
    if (!last || path.length >= LONGEST || ++steps > MOST_STEPS) return null
    const fresh = (one: PathCertificate) => !path.some(({ id }) => id === one.id)
    for (const anchor of anchors.filter(fresh)) {
      if (!(await issued(anchor, last))) continue
      const wrong = problemOf([...path, anchor], at, purpose)
      if (!wrong) return [...path, anchor]
      problem = wrong
    }
    for (const issuer of between.filter(fresh)) {
      const found = (await issued(issuer, last)) ? await extend([...path, issuer]) : null
      if (found) return found
    }
    return null
  }

  const path = await extend([signer])
  return path ? { problem: null, path } : { problem, path: null }
}

function readable(certificate: ParsedCertificate): PathCertificate | null {
  try {
    return pathCertificate(certificate)
  } catch {
    return null
  }
}

/** Those that can be read, each once. */
function distinct(certificates: readonly ParsedCertificate[]): PathCertificate[] {
  const found = new Map<string, PathCertificate>()
  for (const certificate of certificates.map(readable)) if (certificate) found.set(certificate.id, certificate)
  return [...found.values()]
}

/** Does the certificate name this issuer, and this key of it where both name keys? */
function namesIssuer(certificate: PathCertificate, issuer: PathCertificate): boolean {
  if (!sameName(certificate.issuer, issuer.subject)) return false
  return certificate.authorityKey === null || namesKey(certificate.authorityKey, issuer)
}

function namesKey(stated: AuthorityKeyIdentifier, issuer: PathCertificate): boolean {
  const { keyIdentifier, authorityCertIssuer = [], authorityCertSerialNumber } = stated
  if (keyIdentifier && issuer.keyId && !issuer.keyId.equals(Buffer.from(keyIdentifier.valueBlock.valueHexView)))
    return false
  if (
    authorityCertSerialNumber &&
    !issuer.serial.equals(Buffer.from(authorityCertSerialNumber.valueBlock.valueHexView))
  )
    return false
  return authorityCertIssuer
    .filter(({ type }) => type === DIRECTORY_NAME)
    .every(({ value }) => value instanceof RelativeDistinguishedNames && sameName(readName(value), issuer.issuer))
}
