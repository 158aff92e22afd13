/** A signing key and its certificate: a local P-256 key, or AWS KMS (ECC_NIST_P256). */
export interface Signer {
  /** DER of the X.509 certificate of the key. */
  readonly certificate: Uint8Array
  /** ECDSA P-256 with SHA-256 over `data`; the signature in DER (SEQUENCE of r and s). */
  sign(data: Uint8Array): Promise<Buffer>
}
