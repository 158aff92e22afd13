import { isUtf8 as isUtf8Buffer } from 'node:buffer'
import { createHash, createPublicKey, hash, verify, X509Certificate } from 'node:crypto'
import { requireCertificateForm } from './certificate-form.ts'

/**
 * All that the verifier needs of the machine; the browser's verifier has WebCrypto instead (web/verify/platform.ts, by `imports` of package.json). Zip reading
 * is apart (container.ts).
 */
export interface RunningHash {
  update(bytes: Uint8Array): void
  /** 64 hex digits. */
  hex(): string
}

export function runningSha256(): RunningHash {
  const hash = createHash('sha256')
  return { update: bytes => void hash.update(bytes), hex: () => hash.digest('hex') }
}

export const sha256Hex = (bytes: Uint8Array): string => hash('sha256', bytes)

export const isUtf8 = (bytes: Uint8Array): boolean => isUtf8Buffer(bytes)

export type SignatureHash = 'sha256' | 'sha384' | 'sha512'

/**
 * ECDSA (signature in DER) or RSA PKCS #1 v1.5, as the key is one or the other; `key` is DER SubjectPublicKeyInfo. Anything
 * malformed is false.
 */
export async function verifySignature(
  key: Uint8Array,
  hash: SignatureHash,
  data: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key), format: 'der', type: 'spki' })
    return verify(hash, data, { key: publicKey, dsaEncoding: 'der' }, signature)
  } catch {
    return false
  }
}

/** ECDSA P-256 with SHA-256, for a key that was found to be on P-256. */
export const verifyP256 = (key: Uint8Array, data: Uint8Array, signature: Uint8Array): Promise<boolean> =>
  verifySignature(key, 'sha256', data, signature)

/** What the verifier reads of a certificate. */
export interface ParsedCertificate {
  readonly der: Uint8Array
  /** DER SubjectPublicKeyInfo. */
  readonly key: Uint8Array
  readonly isP256: boolean
  readonly subject: string
  readonly issuer: string
  readonly notBefore: string
  readonly notAfter: string
  /** OIDs of the purposes it is limited to (extended key usage); none where it is not limited. */
  readonly purposes: readonly string[]
}

/** Rejects bytes that are no certificate. */
export async function parseCertificate(der: Uint8Array): Promise<ParsedCertificate> {
  requireCertificateForm(der)
  const certificate = new X509Certificate(der)
  const { publicKey } = certificate
  return {
    der: certificate.raw,
    key: publicKey.export({ type: 'spki', format: 'der' }),
    isP256: publicKey.asymmetricKeyType === 'ec' && publicKey.asymmetricKeyDetails?.namedCurve === 'prime256v1',
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    notBefore: certificate.validFromDate.toISOString(),
    notAfter: certificate.validToDate.toISOString(),
    purposes: certificate.keyUsage ?? [],
  }
}

const oneLine = (name: string): string => name.split('\n').join(', ')

/** DER SubjectPublicKeyInfo of a PEM public key or certificate. Rejects anything else. */
export async function publicKeyOf(pem: string): Promise<Uint8Array> {
  return createPublicKey(pem).export({ type: 'spki', format: 'der' })
}
