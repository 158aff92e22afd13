import { type Failed, failed, ours } from '../outcome.ts'
import { unsent } from '../unsent.ts'

/** A sending that ended early, with what it comes to. */
export class Ended extends Error {
  override readonly name = 'Ended'
  readonly outcome: Failed

  constructor(outcome: Failed) {
    super(outcome.error)
    this.outcome = outcome
  }
}

export const endWith = (error: string, more: Partial<Failed> = {}): never => {
  throw new Ended(failed(error, more))
}

export const endOurs = (error: string): never => {
  throw new Ended(ours(error))
}

/** Whatever was thrown, as an outcome: messages of errors name addresses, so only codes are kept. */
export function caught(error: unknown): Failed {
  if (error instanceof Ended) return error.outcome
  if ((error as { code?: unknown } | undefined)?.code === 'ENOENT') return ours('package_missing')
  return unsent(error)
}
