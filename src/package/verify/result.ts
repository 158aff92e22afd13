import type { Source } from '../../evidence/item.ts'
import type { Manifest } from '../format/manifest.ts'
import type { Failure } from './error.ts'

/** `pinned`: by the fingerprint or key given; `ca`: by an authority given; `unpinned`: a valid signature shows integrity only. */
export type Trust = 'pinned' | 'ca' | 'unpinned'

export interface SignerFacts {
  /** SHA-256 of the certificate's DER, in hex. */
  readonly fingerprint: string
  readonly subject: string
  readonly issuer: string
  readonly notBefore: string
  readonly notAfter: string
  /**
   * Against the clock of whoever verifies: `current`; `expired_after_signing`, where a verified timestamp shows that it was signed
   * before; `expired_unproven`, where none does; `not_yet`.
   */
  readonly validity: Validity
}

export type Validity = 'current' | 'expired_after_signing' | 'expired_unproven' | 'not_yet'

/** What a timestamp authority (RFC 3161) says. Its name is its own word unless `trust` is `ca`. */
export interface TimestampSaid {
  readonly time: string
  readonly authority: string
  /** SHA-256 of the authority's certificate, in hex. */
  readonly fingerprint: string
  /** `ca`: its certificate leads to an authority that the caller named (`tsaCa`); `unverified`: nobody vouched for it. */
  readonly trust: 'ca' | 'unverified'
}

/** The ledger that the package is recorded in, as its checkpoint states it. */
export interface LedgerSaid {
  readonly origin: string
  readonly size: number
  /** 64 hex digits. */
  readonly root: string
  /** What an outside authority says of the checkpoint; null without a token. */
  readonly timestamp: TimestampSaid | null
}

/** An earlier tree of the ledger that the checkpoint's tree begins with, as the package proves. */
export interface EarlierTree {
  readonly size: number
  /** 64 hex digits. */
  readonly root: string
}

export interface Verification {
  readonly valid: boolean
  readonly failures: readonly Failure[]
  readonly trust: Trust
  readonly signer: SignerFacts | null
  /** Where the settings were read: not from AWS unless `kind` is `aws`. Null where the manifest cannot be read. */
  readonly source: Source | null
  readonly timestamp: TimestampSaid | null
  /** One sentence where authorities were to be asked and no token is in the package; else null. */
  readonly timestampGap: string | null
  /** Null for a package of no ledger, and where its checkpoint does not hold. */
  readonly ledger: LedgerSaid | null
  readonly earlier: readonly EarlierTree[]
  readonly manifest: Manifest | null
  /** Counted in the data: by framework and status, the controls with failing tests. Null where they were not read. */
  readonly controlsWithFailingTests: Readonly<Record<string, Readonly<Record<string, number>>>> | null
}

export interface VerifyOptions {
  /** PEM of the public key or certificate that must have signed. */
  readonly key?: string
  /** SHA-256 of the certificate's DER that must have signed: 64 hex digits, colons and a `SHA256:` before them allowed. */
  readonly fingerprint?: string
  /** PEM of the certificate authorities, one of which must stand above the signer. */
  readonly ca?: string
  /** With `ca`: whom the signer's certificate must be of, as an RFC 4514 name or a common name. */
  readonly caSubject?: string
  /** PEM of the certificate authorities, one of which must stand above the timestamp's authority. There must be a timestamp then. */
  readonly tsaCa?: string
  /** What time it is, RFC 3339; default: as the clock says. */
  readonly now?: string
}

/** An option that cannot be understood: the caller's fault, not the package's. */
export class VerifyOptionError extends Error {
  readonly option: keyof VerifyOptions

  constructor(option: keyof VerifyOptions, message: string) {
    super(message)
    this.name = 'VerifyOptionError'
    this.option = option
  }
}
