import { CronExpressionParser } from 'cron-parser'
import type { NewSchedule, Schedule } from '../store/index.ts'
import { ServiceError } from './error.ts'
import { frameworksOf, plannedTypes } from './plan.ts'
import type { Runtime } from './runtime.ts'
import { submitRun } from './submit-run.ts'

/** Throws `bad_request` where cron expression or timezone are not ones, `unknown_…` where the request names nothing. */
export function validateSchedule(
  runtime: Runtime,
  { cron, timezone, request }: Pick<NewSchedule, 'cron' | 'timezone' | 'request'>,
): void {
  if (!Intl.supportedValuesOf('timeZone').includes(timezone) && timezone !== 'UTC') {
    throw new ServiceError('bad_request', `"${timezone}" is not a timezone; use an IANA name such as Europe/Berlin.`)
  }
  try {
    CronExpressionParser.parse(cron, { tz: timezone })
  } catch (error) {
    throw new ServiceError(
      'bad_request',
      `"${cron}" is not a cron expression; use five fields such as "0 3 * * *".`,
      error,
    )
  }
  if (cron.trim().split(/\s+/).length !== 5)
    throw new ServiceError('bad_request', `"${cron}" has not five fields; seconds are not supported.`)
  plannedTypes(request, frameworksOf(request, runtime.frameworks))
}

/** The next moment a schedule fires. */
export const nextSlot = (
  { cron, timezone }: Pick<Schedule, 'cron' | 'timezone'>,
  after: Date = new Date(),
): string | null => CronExpressionParser.parse(cron, { tz: timezone, currentDate: after }).next().toISOString()

/**
 * Starts the run of a schedule for its current moment. However often and wherever the queue fires, a moment gives one
 * run: the database hands out the slot once.
 */
export async function fireSchedule(runtime: Runtime, id: string, now: Date = new Date()): Promise<void> {
  const { store } = runtime
  const schedule = await store.schedules.get(id)
  if (!schedule.enabled) return
  const slot = CronExpressionParser.parse(schedule.cron, {
    tz: schedule.timezone,
    currentDate: new Date(now.getTime() + 1000),
  })
    .prev()
    .toISOString()
  if (slot === null || !(await store.schedules.claimSlot(id, slot))) return
  const run = await submitRun(runtime, {
    request: schedule.request,
    label: schedule.name,
    trigger: { kind: 'schedule', actor: `schedule ${schedule.name}`, schedule: id },
  })
  await store.schedules.fired(id, run.id)
}
