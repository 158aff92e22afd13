const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** After so many failures without a success in between, nothing is sent for a while. */
export const THRESHOLD = 5

/**
 * For how long an endpoint is left alone after its nth failure in a row: a minute from the fifth on, then ever twice
 * as long, at most an hour. `Retry-After` is its own word, and counts from the first. Null: not at all.
 */
export function pauseMs(failures: number, retryAfterMs: number | null): number | null {
  const own = failures < THRESHOLD ? 0 : Math.min(HOUR, MINUTE * 2 ** Math.min(failures - THRESHOLD, 10))
  const pause = Math.max(own, Math.min(retryAfterMs ?? 0, HOUR))
  return pause === 0 ? null : pause
}

/** As long as the retries of one delivery go on: what has waited so long for an endpoint that fails is given up. */
export const GIVE_UP_MS = 96 * HOUR
