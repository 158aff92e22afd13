import { type ParsedCertificate, parseCertificate } from '#trust/platform'
import { findPath } from '../../trust/chain/find.ts'
import { WHY } from '../../trust/chain/validate.ts'
import { CLOCK_SKEW_MS } from '../../trust/timestamp/skew.ts'
import { readToken, type TimestampFacts, TokenError } from '../../trust/timestamp/token.ts'
import type { Manifest } from '../format/manifest.ts'
import { type FailureCode, Refusal, shown } from './error.ts'
import type { TimestampSaid } from './result.ts'

/** Whom to believe about time, and what a time is held against. */
export interface TimeAnchors {
  /** Authorities that may stand above the one that made the token; null: any is taken at its word, and said to be unverified. */
  readonly timestampAuthorities: readonly ParsedCertificate[] | null
  /** RFC 3339. */
  readonly now: string
}

/** What is known of when the package was made; what is not there is not held against. */
export interface Made {
  /** As the manifest states it. */
  readonly created?: string | undefined
  /** From when on the signer's certificate is valid. */
  readonly notBefore?: string | undefined
}

/** What the token says of the signature (or the checkpoint): it is over its bytes, so that they were there at that time. */
export async function timestampOver(
  data: Buffer,
  token: Buffer,
  made: Made,
  anchors: TimeAnchors,
  invalid: 'TIMESTAMP_INVALID' | 'LEDGER_TIMESTAMP_INVALID' = 'TIMESTAMP_INVALID',
): Promise<TimestampSaid> {
  const facts = await readToken(token, data).catch(error => {
    throw error instanceof TokenError ? new Refusal(invalid, error.message, error) : error
  })
  const impossible = impossibleTime(facts.time, made, anchors.now)
  if (impossible) throw new Refusal(...impossible)
  const { time, authority, fingerprint } = facts
  const { timestampAuthorities: authorities } = anchors
  if (!authorities) return { time, authority, fingerprint, trust: 'unverified' }
  const chain = await readableIn(facts)
  const { problem } = await findPath({ chain, authorities, at: time, purpose: 'timestamps' })
  if (problem)
    throw new Refusal(
      'TIMESTAMP_UNTRUSTED',
      `No timestamp authority that was given vouches for the one of the token: ${WHY[problem]}.`,
    )
  return { time, authority, fingerprint, trust: 'ca' }
}

/** The authority's certificate and what came with it, but for what no reader takes for a certificate. */
async function readableIn({ certificates }: TimestampFacts): Promise<ParsedCertificate[]> {
  const read = certificates.map(der => parseCertificate(der).catch(() => null))
  return (await Promise.all(read)).filter(certificate => certificate !== null)
}

/** Why the signature cannot have been there at this time for the first time anybody saw it; null: it can. */
export function impossibleTime(time: string, { created, notBefore }: Made, now: string): [FailureCode, string] | null {
  const isBefore = (one: string, other: string) => Date.parse(one) + CLOCK_SKEW_MS < Date.parse(other)
  if (created !== undefined && isBefore(time, created))
    return ['TIMESTAMP_BEFORE_PACKAGE', `The timestamp says ${time}, before the package was made (${created}).`]
  if (notBefore !== undefined && isBefore(time, notBefore))
    return [
      'TIMESTAMP_BEFORE_CERTIFICATE',
      `The timestamp says ${time}, before the certificate of the signer began (${notBefore}).`,
    ]
  if (isBefore(now, time))
    return ['TIMESTAMP_IN_FUTURE', `The timestamp says ${time}, and by the clock of this computer it is ${now}.`]
  return null
}

/** Refuses a package without a token where the caller named authorities that must have made one. */
export function requireTimestamp(token: unknown, { timestampAuthorities }: TimeAnchors): void {
  if (timestampAuthorities && !token)
    throw new Refusal('TIMESTAMP_MISSING', 'There is no timestamp that an authority that was given could vouch for.')
}

/** What is to be said where no token is there. */
export function timestampGap(manifest: Manifest | undefined): string | null {
  const asked = manifest?.timestampAuthorities ?? []
  return asked.length > 0 ? `No token of ${asked.map(shown).join(', ')} is in the package.` : null
}
