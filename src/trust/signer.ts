import { createHash, X509Certificate } from 'node:crypto'

/** A signing key and its certificate: a local P-256 key, or AWS KMS (ECC_NIST_P256). */
export interface Signer {
  /** DER of the X.509 certificate of the key. */
  readonly certificate: Uint8Array
  /** DER of the certificates above it, issuer first; none for a self-signed one. */
  readonly chain?: readonly Uint8Array[]
  /** ECDSA P-256 with SHA-256 over `data`; the signature in DER (SEQUENCE of r and s). */
  sign(data: Uint8Array): Promise<Buffer>
}

/** SHA-256 of the certificate's DER, 64 hex digits in lower case: what `openssl x509 -fingerprint -sha256` prints, without colons. */
export const fingerprintOf = (certificate: Uint8Array): string => createHash('sha256').update(certificate).digest('hex')

/** Whom a certificate names, on one line. */
export const subjectOf = (certificate: Uint8Array): string =>
  new X509Certificate(certificate).subject.split('\n').join(', ')

/** The organization (O=) a certificate names; null where it names none or several. */
export function organizationOf(certificate: Uint8Array): string | null {
  const { O: organization } = new X509Certificate(certificate).toLegacyObject().subject as { O?: string | string[] }
  return typeof organization === 'string' && organization !== '' ? organization : null
}
