/** What is said of a report that was made on request from a verified package: it has one framework and no signature. */
export interface RequestView {
  /** `exhibit 0.1.0`: what wrote this document, which may be another version than made the package. */
  readonly writtenBy: string
  /** SHA-256 of the package's manifest.json. */
  readonly manifestSha256: string
  /** How the signer was known to whoever asked: `unpinned` shows that nothing was changed, not who signed. */
  readonly trust: 'pinned' | 'ca' | 'unpinned'
}
