import { setTimeout as delay } from 'node:timers/promises'
import type { Context, Target } from '../adapter.ts'
import type { Failed, Outcome, Receipt } from '../outcome.ts'
import { caught } from './error.ts'

/** Short waits within one attempt, so that one throttle in the fifth call does not cost minutes. */
const WAITS_MS = [250, 1000]
/** What a vendor may ask us to wait without giving the attempt up. */
const LONGEST_MS = 5000
const PASSING = new Set([429, 500, 502, 503, 504])

/**
 * Runs an attempt again from its beginning where the vendor was busy for a moment. Each turn knows what the one before kept,
 * and reads the target back first as any other attempt would: a 500 may have done what was asked.
 */
export async function persist<C, S>(
  target: Target<C, S>,
  context: Context,
  work: (target: Target<C, S>, context: Context) => Promise<Outcome>,
): Promise<Outcome> {
  let receipt = target.receipt
  const keep = async (more: Receipt) => {
    await context.keep(more)
    receipt = { ...receipt, ...more }
  }
  for (let turn = 0; ; turn++) {
    const outcome = await work({ ...target, receipt }, { ...context, keep }).catch(caught)
    const wait = outcome.kind === 'failed' ? waitAfter(outcome, turn) : null
    if (wait === null || context.signal.aborted) return outcome
    await delay(wait, undefined, { signal: context.signal }).catch(() => {})
  }
}

function waitAfter({ httpStatus, retryAfterMs, stage }: Failed, turn: number): number | null {
  const wait = WAITS_MS[turn]
  if (wait === undefined || stage === 'ours' || httpStatus === null || !PASSING.has(httpStatus)) return null
  return (retryAfterMs ?? 0) > LONGEST_MS ? null : Math.max(wait, retryAfterMs ?? 0)
}
