import { type ParsedCertificate, parseCertificate, publicKeyOf, sha256Hex } from '#trust/platform'
import { pathCertificate } from '../../trust/chain/certificate.ts'
import { findPath } from '../../trust/chain/find.ts'
import { isCalled } from '../../trust/chain/name.ts'
import { WHY } from '../../trust/chain/validate.ts'
import { CLOCK_SKEW_MS } from '../../trust/timestamp/skew.ts'
import { Refusal } from './error.ts'
import {
  type SignerFacts,
  type TimestampSaid,
  type Trust,
  type Validity,
  VerifyOptionError,
  type VerifyOptions,
} from './result.ts'
import type { TimeAnchors } from './timestamp.ts'

const BLOCK = /-----BEGIN CERTIFICATE-----\n([A-Za-z0-9+/=\n]+)\n-----END CERTIFICATE-----\n/gy

/** The certificates of a PEM text that holds nothing else; the signer's first. */
export async function certificatesIn(pem: string): Promise<ParsedCertificate[]> {
  const found: ParsedCertificate[] = []
  let end = 0
  for (const match of pem.matchAll(BLOCK)) {
    const base64 = (match[1] ?? '').replaceAll('\n', '')
    const der = Buffer.from(base64, 'base64')
    // Readers differ in what else than base64 they let pass.
    if (der.toString('base64') !== base64) throw new TypeError('not base64')
    found.push(await parseCertificate(der))
    end = match.index + match[0].length
  }
  if (found.length === 0 || end !== pem.length) throw new TypeError('not only certificates')
  return found
}

/** The signer and those above it, from `signer.pem`. */
export async function readSigner(bytes: Uint8Array): Promise<[ParsedCertificate, ...ParsedCertificate[]]> {
  let certificates: ParsedCertificate[]
  try {
    certificates = await certificatesIn(Buffer.from(bytes).toString('latin1'))
  } catch (error) {
    throw new Refusal('SIGNER_INVALID', 'The file does not hold certificates in PEM and nothing else.', error)
  }
  const [signer, ...above] = certificates
  if (!signer) throw new Refusal('SIGNER_INVALID', 'The file holds no certificate.')
  if (!signer.isP256) throw new Refusal('SIGNER_WRONG_CURVE', "The signer's key is not an elliptic curve key on P-256.")
  return [signer, ...above]
}

/** `until`: when the first certificate of its chain ends, as far as the chain was followed. */
export function factsOf(
  { der, subject, issuer, notBefore, notAfter }: ParsedCertificate,
  { now }: Pick<Anchors, 'now'>,
  timestamp: TimestampSaid | null,
  until = notAfter,
): SignerFacts {
  const validity = validityAt(now, { notBefore, until }, timestamp?.trust === 'ca' ? timestamp.time : null)
  return { fingerprint: sha256Hex(der), subject, issuer, notBefore, notAfter, validity }
}

/** `seen`: when an authority that is trusted saw the signature. */
function validityAt(
  now: string,
  { notBefore, until }: { notBefore: string; until: string },
  seen: string | null,
): Validity {
  if (Date.parse(now) + CLOCK_SKEW_MS < Date.parse(notBefore)) return 'not_yet'
  if (now <= until) return 'current'
  return seen !== null && seen <= until ? 'expired_after_signing' : 'expired_unproven'
}

/** Whom the caller trusts, understood before anything of the package is read. */
export interface Anchors extends TimeAnchors {
  readonly key: Uint8Array | null
  readonly fingerprint: string | null
  readonly authorities: readonly ParsedCertificate[] | null
  readonly subject: string | null
}

/** @throws VerifyOptionError */
export async function readAnchors({ key, fingerprint, ca, caSubject, tsaCa, now }: VerifyOptions): Promise<Anchors> {
  if (caSubject !== undefined && ca === undefined)
    throw new VerifyOptionError(
      'caSubject',
      'A subject is of use together with the authority that vouches for it only.',
    )
  if (caSubject?.trim() === '') throw new VerifyOptionError('caSubject', 'The subject is empty.')
  return {
    key: key === undefined ? null : await understood('key', () => publicKeyOf(key)),
    fingerprint: fingerprint === undefined ? null : readFingerprint(fingerprint),
    authorities: ca === undefined ? null : await understood('ca', () => looseCertificates(ca)),
    subject: caSubject ?? null,
    timestampAuthorities: tsaCa === undefined ? null : await understood('tsaCa', () => looseCertificates(tsaCa)),
    now: now ?? new Date().toISOString(),
  }
}

const GIVEN_AS = { key: 'key', ca: 'ca', tsaCa: 'tsa-ca' } as const

async function understood<T>(option: keyof typeof GIVEN_AS, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch {
    const what = option === 'key' ? 'a public key or certificate' : 'certificates'
    throw new VerifyOptionError(option, `What was given as ${GIVEN_AS[option]} is not ${what} in PEM.`)
  }
}

function readFingerprint(text: string): string {
  const hex = text
    .trim()
    .replace(/^sha-?256:/i, '')
    .replaceAll(':', '')
    .toLowerCase()
  if (/^[0-9a-f]{64}$/.test(hex)) return hex
  throw new VerifyOptionError('fingerprint', 'A fingerprint is the SHA-256 of the certificate: 64 hexadecimal digits.')
}

/** The certificates of a PEM bundle, which may have other text around them. */
async function looseCertificates(pem: string): Promise<ParsedCertificate[]> {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  if (blocks.length === 0) throw new TypeError('no certificates')
  const ders = blocks.map(block => Buffer.from(block.replace(/-----[^-]+-----|\s/g, ''), 'base64'))
  return Promise.all(ders.map(parseCertificate))
}

/** How far a signer is to be trusted, and when the first certificate that this hangs on ends. */
export interface Trusted {
  readonly trust: Trust
  readonly until?: string
}

/**
 * How far the signer is to be trusted; refuses one that is not whom the caller asked for. `at` is the package's own time: its
 * chain must have been valid then.
 */
export async function trustIn(chain: readonly ParsedCertificate[], anchors: Anchors, at: string): Promise<Trusted> {
  const [signer] = chain
  if (!signer) return { trust: 'unpinned' }
  const sameKey = anchors.key === null || Buffer.from(anchors.key).equals(signer.key)
  const sameCertificate = anchors.fingerprint === null || anchors.fingerprint === sha256Hex(signer.der)
  if (!sameKey || !sameCertificate)
    throw new Refusal('SIGNER_NOT_PINNED', 'The package was signed by another key than the one asked for.')
  const until = anchors.authorities ? await endOfChain(chain, anchors.authorities, at) : signer.notAfter
  if (anchors.subject !== null && !isCalled(pathCertificate(signer).subject, anchors.subject))
    throw new Refusal('SIGNER_OTHER_SUBJECT', 'The certificate of the signer is of somebody else than was asked for.')
  if (anchors.key || anchors.fingerprint) return { trust: 'pinned', until }
  return { trust: anchors.authorities ? 'ca' : 'unpinned', until }
}

async function endOfChain(chain: readonly ParsedCertificate[], authorities: readonly ParsedCertificate[], at: string) {
  const { problem, path } = await findPath({ chain, authorities, at, purpose: 'documents' })
  if (problem)
    throw new Refusal(
      'SIGNER_UNTRUSTED',
      `No certificate authority that was given vouches for the signer: ${WHY[problem]}.`,
    )
  return path.map(({ parsed }) => parsed.notAfter).reduce((first, other) => (other < first ? other : first))
}
