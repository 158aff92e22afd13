/** How long AWS may take. Every call has an end, whatever the other side does; an answer that keeps flowing is not cut. */
export interface Limits {
  readonly connectMs: number
  /** From the request to the whole head of the answer. */
  readonly headMs: number
  /** Between two pieces of a body. */
  readonly silenceMs: number
  /** A body that comes slower than this, after `headMs`, is no answer. */
  readonly leastBytesPerSecond: number
  /** The whole call, with all its attempts; a body that flows is read to its end. */
  readonly callMs: number
}

/** Limits in the proportions that suit AWS, for a whole call of so many seconds. */
export function limitsOf(callSeconds: number): Limits {
  const callMs = callSeconds * 1000
  return {
    connectMs: Math.min(10_000, callMs / 3),
    headMs: Math.min(60_000, callMs / 3),
    silenceMs: Math.min(30_000, callMs / 3),
    leastBytesPerSecond: 1024,
    callMs,
  }
}

export const LIMITS: Limits = limitsOf(180)
