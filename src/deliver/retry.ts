const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Waits before the second, third, … attempt, as Standard Webhooks suggests. */
export const SCHEDULE_MS = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const

/**
 * How long to wait after the given number of attempts; null when the budget is used up. Up to a fifth is added at
 * random, so that receivers that were down are not met by everything at once. `Retry-After` (at most a day) is honoured
 * where it is longer.
 */
export function retryDelayMs(
  attempts: number,
  retryAfterMs: number | null,
  random: () => number = Math.random,
): number | null {
  const wait = SCHEDULE_MS[attempts - 1]
  if (wait === undefined) return null
  const jittered = Math.round(wait * (1 + random() / 5))
  return Math.max(jittered, Math.min(retryAfterMs ?? 0, 24 * HOUR))
}
