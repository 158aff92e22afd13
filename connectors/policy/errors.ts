import { Unjudgeable } from '../kit/index.ts'

/** What the reader did not understand. */
export type UnreadableCode =
  | 'not-json'
  | 'repeated-member'
  | 'not-an-object'
  | 'redacted'
  | 'version'
  | 'no-statement'
  | 'unknown-element'
  | 'effect'
  | 'action'
  | 'resource'
  | 'principal'
  | 'condition'

/** A document that is not a policy we understand. Thrown out of a check, it ends as `unknown`: never a verdict. */
export class PolicyUnreadable extends Unjudgeable {
  override readonly name = 'PolicyUnreadable'
  readonly code: UnreadableCode

  constructor(code: UnreadableCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
