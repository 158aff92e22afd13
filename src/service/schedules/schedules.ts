import { CronExpressionParser } from 'cron-parser'
import type { NewSchedule, Schedule } from '../../store/index.ts'
import { frameworksOf, plannedTypes } from '../assess/plan.ts'
import { type PreparedRun, prepareRun } from '../runs/submit-run.ts'
import { ServiceError } from '../runtime/error.ts'
import { every } from '../runtime/every.ts'
import type { Runtime } from '../runtime/runtime.ts'

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
 * Starts the run of a schedule for its last moment that has come. However often and wherever this is called, a moment
 * gives one run: the database hands it out in the transaction that writes the run. A moment missed while nothing ran is
 * made up for, once; moments before the schedule was made or last changed are not.
 */
export async function fireSchedule(runtime: Runtime, id: string, now: Date = new Date()): Promise<void> {
  const { store } = runtime
  const schedule = await store.schedules.get(id)
  const slot = dueSlot(schedule, now)
  if (slot === null) return
  const prepared = await prepareScheduled(runtime, schedule, slot)
  if (!prepared) return
  const run = await store.transaction(async tx => {
    if (!(await tx.schedules.claimSlot(id, slot))) return undefined
    const created = await prepared.create(tx)
    await tx.schedules.fired(id, created.id)
    return created
  })
  if (run) await prepared.announce(run)
}

/** The moment a schedule should have fired for and has not; null where there is none. */
export function dueSlot(schedule: Schedule, now: Date): string | null {
  if (!schedule.enabled) return null
  const { cron, timezone, lastSlot, updatedAt } = schedule
  const currentDate = new Date(now.getTime() + 1000)
  const slot = CronExpressionParser.parse(cron, { tz: timezone, currentDate }).prev().toISOString()
  return slot !== null && slot > updatedAt && (lastSlot === null || slot > lastSlot) ? slot : null
}

/** A schedule that asks for what is no longer there is passed over for this moment, and the audit log says why. */
async function prepareScheduled(
  runtime: Runtime,
  { id, name, request }: Schedule,
  slot: string,
): Promise<PreparedRun | undefined> {
  try {
    const trigger = { kind: 'schedule' as const, actor: `schedule ${name}`, schedule: id }
    return await prepareRun(runtime, { request, label: name, trigger })
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const { code, message } = error
    await runtime.store.transaction(async tx => {
      if (!(await tx.schedules.claimSlot(id, slot))) return
      await tx.audit.append({
        actor: `schedule ${id}`,
        action: 'schedules.skip',
        subject: id,
        detail: { slot, code, message },
      })
    })
    runtime.log.error({ schedule: id, slot, code }, 'the schedule could not start its run')
    return undefined
  }
}

/** Fires every schedule whose moment has come: a queue that lost its timers costs seconds, not a run. */
export async function fireDue(runtime: Runtime, now: Date = new Date()): Promise<void> {
  for (const schedule of await enabledSchedules(runtime)) {
    if (dueSlot(schedule, now) !== null) await fireSchedule(runtime, schedule.id, now)
  }
}

export const enabledSchedules = ({ store }: Pick<Runtime, 'store'>): Promise<Schedule[]> =>
  Array.fromAsync(every(page => store.schedules.list({ enabled: true }, page)))
