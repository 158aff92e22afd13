/** The moment at which the demo account is recorded, again and again. */
export const RECORDED_AT = new Date('2026-11-24T06:30:00Z')

const DAY_MS = 86_400_000

export const before = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS)

/** A moment in the past (of the future, where negative), as IAM writes it. */
export const daysAgo = (now: Date, days: number): string =>
  before(now, days)
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')

/** A moment in the past, as the JSON protocols write it: in seconds since 1970. */
export const secondsAgo = (now: Date, seconds: number): number => Math.floor(now.getTime() / 1000) - seconds
