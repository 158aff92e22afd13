import { Cron } from 'croner'
import { isTimezone } from '../../config.ts'
import type { Schedule } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import { type MidnightGap, midnightGaps } from './midnight-gaps.ts'

type Rhythm = Pick<Schedule, 'cron' | 'timezone'>

const FIELD = /^[\d*,/-]+$|^[a-z]{3}(?:[,-][a-z]{3})*$/i

/**
 * Throws `bad_request` unless the expression has five plain fields (numbers, `*`, lists, ranges, steps; names of months
 * and weekdays) and comes at all, and the timezone is an IANA name that this machine knows.
 */
export function validateRhythm({ cron, timezone }: Rhythm): void {
  if (!isTimezone(timezone))
    throw new ServiceError('bad_request', `"${timezone}" is not a timezone; use an IANA name such as Europe/Berlin.`)
  const fields = cron.trim().split(/\s+/)
  const plain = fields.length === 5 && fields.every(field => FIELD.test(field))
  if (!plain)
    throw new ServiceError(
      'bad_request',
      `"${cron}" is not a cron expression; use five plain fields such as "0 3 * * *".`,
    )
  let next: string | null
  try {
    next = nextSlot({ cron, timezone }, new Date())
  } catch (error) {
    throw new ServiceError(
      'bad_request',
      `"${cron}" is not a cron expression; use five fields such as "0 3 * * *".`,
      error,
    )
  }
  if (next === null) throw new ServiceError('bad_request', `"${cron}" names a date that never comes.`)
}

/**
 * The first slot after a moment, null where none comes. The one answer to when a schedule fires: what is shown, what
 * the queue is told and what is due all follow from it. At clock changes it does as cron does: a time that the clock skips
 * comes at the first moment after the gap, one that it repeats comes the first time only; wildcards follow elapsed time.
 */
export const nextSlot = (rhythm: Rhythm, after: Date = new Date()): string | null =>
  next(rhythm, after)?.toISOString() ?? null

/** The next slots after a moment, at most `count`. */
export function nextSlots(rhythm: Rhythm, count: number, after: Date = new Date()): string[] {
  const slots: string[] = []
  for (let slot = next(rhythm, after); slot !== null && slots.length < count; slot = next(rhythm, slot))
    slots.push(slot.toISOString())
  return slots
}

/** A last slot further ahead than this was noted by a clock that was wrong. */
const AHEAD_MS = 60_000

export const isAhead = ({ lastSlot }: Pick<Schedule, 'lastSlot'>, now: Date): boolean =>
  lastSlot !== null && Date.parse(lastSlot) > now.getTime() + AHEAD_MS

/**
 * The last slot that has come and was not fired for; null where there is none. Slots before the schedule was made or
 * last changed are none; of several that were missed the last one counts.
 */
export function dueSlot(schedule: Schedule, now: Date): string | null {
  const { enabled, lastSlot } = schedule
  if (!enabled) return null
  const changed = changedAt(schedule, now)
  const since = lastSlot === null || isAhead(schedule, now) || lastSlot < changed ? changed : lastSlot
  const first = next(schedule, new Date(since))
  if (first === null || first > now) return null
  for (const from of [...recent(since, now), new Date(since)]) {
    const last = lastBy(schedule, from, now)
    if (last !== null) return last.toISOString()
  }
  return null
}

/** A schedule that was made or changed by a clock that was ahead does not wait for that moment. */
const changedAt = ({ updatedAt }: Schedule, now: Date): string =>
  Date.parse(updatedAt) > now.getTime() + AHEAD_MS ? new Date(now.getTime() - AHEAD_MS).toISOString() : updatedAt

const HOUR_MS = 3600_000

/** Where to begin to look for the last slot, later first, so that a minute's schedule missed for a year costs little. */
const recent = (since: string, now: Date): Date[] =>
  [1, 24, 24 * 32].map(hours => new Date(now.getTime() - hours * HOUR_MS)).filter(from => from > new Date(since))

function lastBy(rhythm: Rhythm, from: Date, now: Date): Date | null {
  let last: Date | null = null
  for (let slot = next(rhythm, from); slot !== null && slot <= now; slot = next(rhythm, slot)) last = slot
  return last
}

/** The library leaves out a time that is skipped at the end of a day (Nuuk): its gap ends in the next one. */
function next(rhythm: Rhythm, after: Date): Date | null {
  const found = cronOf(rhythm).nextRun(after)
  const gap = isFixed(rhythm) && midnightGaps(rhythm.timezone).find(({ at }) => at > after && (!found || at < found))
  return gap && skips(rhythm, gap) ? gap.at : found
}

/** Neither minute nor hour is a wildcard. */
const isFixed = ({ cron }: Rhythm): boolean => !/[*/]/.test(cron.trim().split(/\s+/).slice(0, 2).join())

function skips({ cron }: Rhythm, { from, to }: MidnightGap): boolean {
  const slot = cronOf({ cron, timezone: 'UTC' }).nextRun(new Date(from.getTime() - 1000))
  return slot !== null && slot < to
}

const parsed = new Map<string, Cron>()

function cronOf({ cron, timezone }: Rhythm): Cron {
  const key = `${timezone} ${cron}`
  const known = parsed.get(key) ?? new Cron(cron.trim(), { timezone, mode: '5-part', fixedTimeRule: 'no-wildcard' })
  if (parsed.size > 1000) parsed.clear()
  parsed.set(key, known)
  return known
}
