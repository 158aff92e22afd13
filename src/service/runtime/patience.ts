import { setTimeout as sleep } from 'node:timers/promises'
import { StoreError } from '../../store/index.ts'

/** Longer than a full disk takes to be noticed, shorter than a lease: nobody else takes the work meanwhile. */
const PATIENCE_MS = 45_000
const FIRST_DELAY_MS = 200
const LONGEST_DELAY_MS = 5_000
/** Of errors without a name: what is wrong with the program does not pass by waiting. */
const TRIES = 4

/** Errors that waiting cannot mend. */
const FINAL: ReadonlySet<string> = new Set([
  'append_only',
  'corrupt',
  'invalid',
  'lease_lost',
  'not_found',
  'secrets_key',
])
/** Of the database's server: it is away, full, or too busy. */
const PASSING: ReadonlySet<string> = new Set(['disk_full', 'unreachable'])
const PASSING_STATE = /^(08|40|53|55|57|58)/

/**
 * Does something with the store, again and again for a while where that fails: what was read of AWS is not thrown away
 * for a connection that broke, nor is sent twice what arrived. Throws what it failed with last; ends early at the signal.
 */
export async function patiently<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const until = Date.now() + PATIENCE_MS
  for (let tries = 1, delay = FIRST_DELAY_MS; ; tries++, delay = Math.min(delay * 2, LONGEST_DELAY_MS)) {
    try {
      return await work()
    } catch (error) {
      const code = (error as { code?: unknown }).code
      const isFinal = error instanceof StoreError && FINAL.has(error.code)
      const passes = typeof code === 'string' && (PASSING.has(code) || PASSING_STATE.test(code))
      if (signal.aborted || isFinal || Date.now() + delay > until || (!passes && tries >= TRIES)) throw error
      await sleep(delay, undefined, { signal }).catch(() => {})
    }
  }
}
