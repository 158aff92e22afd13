import { expect, test } from 'vitest'
import { newRun } from '../../../samples/make-account.ts'
import { dueSlot, nextSlot } from '../../../src/service/schedules/slots.ts'
import type { Schedule } from '../../../src/store/index.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const FROM = Date.UTC(2026, 11, 1)
const UNTIL = FROM + 3 * 365 * DAY

const ALIASES = [
  'Asia/Kolkata',
  'Europe/Kyiv',
  'Etc/UTC',
  'GMT',
  'America/Argentina/Buenos_Aires',
  'US/Eastern',
  'Asia/Calcutta',
]
const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone'), ...ALIASES, 'UTC'])]

const offsets = new Map<string, Intl.DateTimeFormat>()
/** Minutes by which a zone's clock is ahead of UTC. */
function offset(timezone: string, at: number): number {
  const format =
    offsets.get(timezone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
  offsets.set(timezone, format)
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  return (
    (Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute) -
      Math.floor(at / 60_000) * 60_000) /
    60_000
  )
}

/** The moments of three years at which the zone's clock changes, to the minute. */
function changes(timezone: string): number[] {
  const found = []
  for (let day = FROM; day < UNTIL; day += 15 * DAY) {
    let [low, high] = [day, day + 15 * DAY]
    const before = offset(timezone, low)
    if (offset(timezone, high) === before) continue
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 120_000) * 60_000
      if (offset(timezone, middle) === before) low = middle
      else high = middle
    }
    found.push(high)
  }
  return found
}

const schedule = (cron: string, timezone: string, updatedAt: number): Schedule => ({
  id: 'x',
  name: 'x',
  cron,
  timezone,
  request: newRun().request,
  enabled: true,
  overlap: 'skip',
  beside: 'run',
  createdAt: new Date(updatedAt).toISOString(),
  updatedAt: new Date(updatedAt).toISOString(),
  lastSlot: null,
  lastRun: null,
})

/** What fires when a sweep looks every so often, beside what was announced beforehand. */
function watched(cron: string, timezone: string, from: number, until: number, everyMs: number) {
  let state = schedule(cron, timezone, from)
  const [fired, announced]: [string[], string[]] = [[], []]
  for (let now = from; now <= until; now += everyMs) {
    const next = nextSlot(state, new Date(now))
    if (next !== null && next !== announced.at(-1) && Date.parse(next) <= until) announced.push(next)
    const due = dueSlot(state, new Date(now))
    if (due === null) continue
    fired.push(due)
    state = { ...state, lastSlot: due }
  }
  return { fired, announced }
}

test('over every zone and every clock change of three years a daily slot fires once a day, as announced', () => {
  const changing = ZONES.map(zone => [zone, changes(zone)] as const).filter(([, moments]) => moments.length > 0)
  expect(ZONES.length).toBeGreaterThan(400)
  expect(changing.length).toBeGreaterThan(100)
  const seen = new Set<string>()
  for (const [zone, moments] of changing)
    for (const moment of moments) {
      // Zones that change alike would say the same again.
      const kind = `${moment} ${offset(zone, moment - 1)} ${offset(zone, moment)}`
      if (seen.has(kind)) continue
      seen.add(kind)
      for (const minutes of [-60, -30, 0, 30, 60]) {
        const local = new Date(moment + (offset(zone, moment - 60_000) + minutes) * 60_000)
        const cron = `${local.getUTCMinutes()} ${local.getUTCHours()} * * *`
        const { fired, announced } = watched(cron, zone, moment - 36 * HOUR, moment + 60 * HOUR, 10 * 60_000)
        expect([zone, cron, fired]).toEqual([zone, cron, announced])
        const spans = fired.slice(1).map((slot, i) => (Date.parse(slot) - Date.parse(fired[i] ?? '')) / HOUR)
        expect([zone, cron, fired.length >= 4, Math.min(...spans) >= 22, Math.max(...spans) <= 26]).toEqual([
          zone,
          cron,
          true,
          true,
          true,
        ])
      }
    }
})

test('wildcards follow elapsed time over both changes of the clock', () => {
  for (const [timezone, moment] of [
    ['Europe/Berlin', Date.UTC(2027, 2, 28, 1)],
    ['Europe/Berlin', Date.UTC(2027, 9, 31, 1)],
    ['Africa/Cairo', Date.UTC(2027, 3, 29, 22)],
    ['America/Havana', Date.UTC(2027, 2, 14, 5)],
    ['America/Santiago', Date.UTC(2027, 8, 5, 4)],
  ] as const)
    for (const [cron, everyMs] of [
      ['0 * * * *', HOUR],
      ['*/15 * * * *', HOUR / 4],
    ] as const) {
      const { fired } = watched(cron, timezone, moment - 5 * HOUR, moment + 5 * HOUR, 60_000)
      const steps = fired.slice(1).map((slot, i) => Date.parse(slot) - Date.parse(fired[i] ?? ''))
      expect([timezone, cron, new Set(steps)]).toEqual([timezone, cron, new Set([everyMs])])
    }
})

test('a slot missed long ago is found at once, and only the last one', () => {
  const now = new Date('2027-06-01T12:00:30Z')
  const began = performance.now()
  for (const timezone of ['Africa/Cairo', 'Europe/Berlin', 'America/Havana']) {
    expect(dueSlot(schedule('* * * * *', timezone, Date.UTC(2020, 0)), now)).toBe('2027-06-01T12:00:00.000Z')
    expect(dueSlot(schedule('0 0 29 2 *', 'UTC', Date.UTC(2020, 0)), now)).toBe('2024-02-29T00:00:00.000Z')
  }
  expect(performance.now() - began).toBeLessThan(5000)
})

test('a last slot noted by a clock that was ahead is not believed', () => {
  const { lastSlot: _, ...rest } = schedule('0 * * * *', 'UTC', Date.UTC(2026, 0))
  const ahead = { ...rest, lastSlot: '2027-10-31T01:00:00.000Z' }
  expect(dueSlot(ahead, new Date('2026-11-28T18:10:00Z'))).toBe('2026-11-28T18:00:00.000Z')
})

test('a schedule that was made while the clock was ahead comes at its next slot, once', () => {
  const made = schedule('0 * * * *', 'UTC', Date.UTC(2027, 9))
  expect(dueSlot(made, new Date('2026-11-28T17:59:50Z'))).toBeNull()
  expect(dueSlot(made, new Date('2026-11-28T18:00:20Z'))).toBe('2026-11-28T18:00:00.000Z')
  expect(dueSlot({ ...made, lastSlot: '2026-11-28T18:00:00.000Z' }, new Date('2026-11-28T18:01:30Z'))).toBeNull()
})
