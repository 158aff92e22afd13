/**
 * - `too_large`: the text is longer than a mapping may be
 * - `syntax`: the text is not YAML (or JSON)
 * - `invalid`: it is, but not a mapping; the message names the place
 * - `duplicate`: two frameworks share one id
 * - `unknown_check`, `unknown_type`: a link to what does not exist
 * - `unreadable`: the file or directory could not be read
 * - `wrong_provider`: a Prowler file about another cloud
 */
export type FrameworkErrorCode =
  | 'too_large'
  | 'syntax'
  | 'invalid'
  | 'duplicate'
  | 'unknown_check'
  | 'unknown_type'
  | 'unreadable'
  | 'wrong_provider'

/** Something is wrong with a mapping. The message is one sentence for its author. */
export class FrameworkError extends Error {
  override readonly name = 'FrameworkError'
  readonly code: FrameworkErrorCode

  constructor(code: FrameworkErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
