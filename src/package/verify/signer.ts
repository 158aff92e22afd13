import { type ParsedCertificate, parseCertificate, publicKeyOf, sha256Hex } from '#trust/platform'
import { Refusal } from './error.ts'
import { type SignerFacts, type Trust, VerifyOptionError, type VerifyOptions } from './result.ts'

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

export const factsOf = (certificate: ParsedCertificate): SignerFacts => ({
  fingerprint: sha256Hex(certificate.der),
  subject: certificate.subject,
  issuer: certificate.issuer,
  notBefore: certificate.notBefore,
  notAfter: certificate.notAfter,
})

/** Whom the caller trusts, understood before anything of the package is read. */
export interface Anchors {
  readonly key: Uint8Array | null
  readonly fingerprint: string | null
  readonly authorities: readonly ParsedCertificate[] | null
}

/** @throws VerifyOptionError */
export async function readAnchors(options: VerifyOptions): Promise<Anchors> {
  return {
    key: options.key === undefined ? null : await understood('key', () => publicKeyOf(options.key ?? '')),
    fingerprint: options.fingerprint === undefined ? null : readFingerprint(options.fingerprint),
    authorities: options.ca === undefined ? null : await understood('ca', () => looseCertificates(options.ca ?? '')),
  }
}

async function understood<T>(option: 'key' | 'ca', read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch {
    const what = option === 'key' ? 'a public key or certificate' : 'certificates'
    throw new VerifyOptionError(option, `What was given as ${option} is not ${what} in PEM.`)
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

/** How far the signer is to be trusted; refuses one that is not whom the caller asked for. `at` is the package's own time. */
export async function trustIn(chain: readonly ParsedCertificate[], anchors: Anchors, at: string): Promise<Trust> {
  const [signer] = chain
  if (!signer) return 'unpinned'
  const sameKey = anchors.key === null || Buffer.from(anchors.key).equals(signer.key)
  const sameCertificate = anchors.fingerprint === null || anchors.fingerprint === sha256Hex(signer.der)
  if (!sameKey || !sameCertificate)
    throw new Refusal('SIGNER_NOT_PINNED', 'The package was signed by another key than the one asked for.')
  if (anchors.authorities && !(await leadsTo(chain, anchors.authorities, at)))
    throw new Refusal('SIGNER_UNTRUSTED', 'The signer has no valid chain to the certificate authorities given.')
  if (anchors.key || anchors.fingerprint) return 'pinned'
  return anchors.authorities ? 'ca' : 'unpinned'
}

async function leadsTo(chain: readonly ParsedCertificate[], authorities: readonly ParsedCertificate[], at: string) {
  const isValid = ({ notBefore, notAfter }: ParsedCertificate) => at >= notBefore && at <= notAfter
  for (const [index, certificate] of chain.entries()) {
    if (!isValid(certificate)) return false
    for (const authority of authorities) if (isValid(authority) && (await certificate.issuedBy(authority))) return true
    const issuer = chain[index + 1]
    if (!issuer || !(await certificate.issuedBy(issuer))) return false
  }
  return false
}
