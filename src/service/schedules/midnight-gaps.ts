/** A clock change that skips the end of a day: its moment, and the local times (as if UTC) that do not come. */
export interface MidnightGap {
  readonly at: Date
  readonly from: Date
  readonly to: Date
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Zones change their clocks months apart. */
const STEP_MS = 10 * DAY_MS
const YEARS = 6

const known = new Map<string, readonly MidnightGap[]>()

/** Those of a zone some years around now, in order. */
export function midnightGaps(timezone: string): readonly MidnightGap[] {
  const gaps = known.get(timezone) ?? findGaps(timezone)
  known.set(timezone, gaps)
  return gaps
}

function findGaps(timezone: string): MidnightGap[] {
  const ahead = offsets(timezone)
  const gaps: MidnightGap[] = []
  const start = Math.floor(Date.now() / DAY_MS) * DAY_MS - YEARS * 365 * DAY_MS
  for (let day = start; day < start + 2 * YEARS * 365 * DAY_MS; day += STEP_MS) {
    const [before, after] = [ahead(day), ahead(day + STEP_MS)]
    if (after <= before) continue
    const at = changeIn(ahead, day, day + STEP_MS)
    const [from, to] = [new Date(at + before), new Date(at + after)]
    if (from.getUTCDate() !== to.getUTCDate()) gaps.push({ at: new Date(at), from, to })
  }
  return gaps
}

/** The first minute with the clock of `high`. */
function changeIn(ahead: (at: number) => number, low: number, high: number): number {
  const before = ahead(low)
  let [from, to] = [low / MINUTE_MS, high / MINUTE_MS]
  while (to - from > 1) {
    const middle = Math.floor((from + to) / 2)
    if (ahead(middle * MINUTE_MS) === before) from = middle
    else to = middle
  }
  return to * MINUTE_MS
}

/** By how many milliseconds a zone's clock is ahead of UTC at a full minute. */
function offsets(timeZone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  return at => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
    const { year = 0, month = 1, day, hour, minute } = parts
    return Date.UTC(year, month - 1, day, hour, minute) - at
  }
}
