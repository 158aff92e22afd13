/** A signed checkpoint that was given out, with a package or not. */
export interface NewCheckpoint {
  readonly size: number
  readonly root: Buffer
  /** The signed note, as it was given out. */
  readonly note: string
  readonly package: string | null
  readonly account: string | null
  /** What an outside authority said of the note: RFC 3161, DER; null where none was asked, or none answered. */
  readonly token: Buffer | null
}
export interface StoredCheckpoint extends NewCheckpoint {
  readonly createdAt: string
}
