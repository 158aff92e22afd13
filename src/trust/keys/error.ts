export type KeyErrorCode =
  | 'KEY_UNREADABLE'
  | 'KEY_PERMISSIONS'
  | 'KEY_NOT_P256'
  | 'CERTIFICATE_UNREADABLE'
  | 'CERTIFICATE_MISMATCH'
  | 'CERTIFICATE_NOT_VALID'
  | 'CERTIFICATE_REFUSED'
  | 'KEY_STORE_UNWRITABLE'
  | 'KMS_FAILED'

/** A signing key that cannot be used. Messages name paths and ids, never key material. */
export class KeyError extends Error {
  readonly code: KeyErrorCode

  constructor(code: KeyErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'KeyError'
    this.code = code
  }
}
