import type { NewSchedule, Repositories, Schedule } from '../../store/index.ts'
import { frameworksOf, plannedTypes } from '../assess/plan.ts'
import { type PreparedRun, prepareRun } from '../runs/submit-run.ts'
import { ServiceError } from '../runtime/error.ts'
import { every } from '../runtime/every.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { traced } from '../runtime/tracer.ts'
import { work } from '../runtime/work-metrics.ts'
import { dueSlot, isAhead, nextSlot, validateRhythm } from './slots.ts'

/** Throws `bad_request` where cron expression or timezone are not ones, `unknown_…` where the request names nothing. */
export function validateSchedule(
  runtime: Pick<Runtime, 'frameworks'>,
  asked: Pick<NewSchedule, 'cron' | 'timezone' | 'request'>,
): void {
  validateRhythm(asked)
  plannedTypes(asked.request, frameworksOf(asked.request, runtime.frameworks))
}

/** A slot that fires later than this is recorded as late. */
const LATE_MS = 60_000

/**
 * Starts the run of a schedule for its last slot that has come. However often and wherever this is called, a slot gives
 * one run: the database hands it out in the transaction that writes the run. Slots missed while nothing ran are made up
 * for by one run, recorded as late; slots before the schedule was made or last changed are not.
 */
export async function fireSchedule(runtime: Runtime, id: string, now: Date = new Date()): Promise<void> {
  const schedule = await settled(runtime, await runtime.store.schedules.get(id), now)
  const slot = dueSlot(schedule, now)
  if (slot === null) return
  if (await isRunning(runtime, schedule)) return waitOrSkip(runtime, schedule, slot, now)
  await traced(runtime.tracer, 'fire schedule', { 'exhibit.schedule': id, 'exhibit.slot': slot }, async () => {
    const prepared = await prepareScheduled(runtime, schedule, slot, now)
    if (prepared) await start(runtime, schedule, slot, prepared, now)
  })
}

/** A last slot that lies ahead was noted by a wrong clock: the last one that has come counts instead. */
async function settled({ store, log }: Runtime, schedule: Schedule, now: Date): Promise<Schedule> {
  if (!isAhead(schedule, now)) return schedule
  const lastSlot = await store.schedules.lastSlotBy(schedule.id, now.toISOString())
  log.warn({ schedule: schedule.id, lastSlot: schedule.lastSlot }, 'the last slot lies ahead: the clock was wrong')
  return { ...schedule, lastSlot }
}

async function isRunning({ store }: Runtime, { lastRun }: Schedule): Promise<boolean> {
  if (lastRun === null) return false
  const { status } = await store.runs.get(lastRun)
  return status !== 'finished' && status !== 'failed' && status !== 'cancelled'
}

/** The run before is still going on: by the schedule's choice this slot waits for its end, or is skipped on record. */
async function waitOrSkip(runtime: Runtime, schedule: Schedule, slot: string, now: Date): Promise<void> {
  if (schedule.overlap === 'queue') return
  const reason = { code: 'overlap', message: `Run ${schedule.lastRun} of this schedule was still running.` }
  await skip(runtime, schedule, slot, now, reason)
}

async function start(
  runtime: Runtime,
  schedule: Schedule,
  slot: string,
  prepared: PreparedRun,
  now: Date,
): Promise<void> {
  const { id } = schedule
  const late = now.getTime() - Date.parse(slot) > LATE_MS
  const started = await runtime.store.transaction(async tx => {
    await tx.schedules.alone()
    const reason = await besideOf(tx, prepared)
    if (reason && schedule.beside !== 'run') return { run: undefined, reason }
    if (!(await tx.schedules.claimSlot(id, slot, now.toISOString()))) return undefined
    const created = await prepared.create(tx)
    await tx.schedules.note(id, slot, { outcome: late ? 'late' : 'run', run: created.id, ...reason })
    if (late) await audit(tx, 'schedules.late', id, { slot, run: created.id })
    if (reason) await audit(tx, 'schedules.beside', id, { slot, run: created.id, message: reason.message })
    return { run: created, reason }
  })
  if (!started) return
  const { run, reason } = started
  if (!run) {
    if (schedule.beside === 'skip' && reason) await skip(runtime, schedule, slot, now, reason)
    return
  }
  work.slots.inc({ outcome: late ? 'late' : 'run' })
  work.lateness.observe(Math.max(0, now.getTime() - Date.parse(slot)) / 1000)
  const say = late ? 'warn' : 'info'
  runtime.log[say]({ schedule: id, slot, run: run.id, late }, 'the schedule started a run')
  await prepared.announce(run)
}

/** Two runs that read one account at once wait for each other at its rate limits, and read it at two moments. */
async function besideOf(tx: Pick<Repositories, 'runs'>, { accounts }: PreparedRun) {
  const other = await tx.runs.readingAny(accounts)
  if (!other) return undefined
  return { code: 'beside' as const, message: `Run ${other.run} was reading account ${other.account} at the same time.` }
}

/** A schedule that asks for what is no longer there is passed over for this slot, and the audit log says why. */
async function prepareScheduled(
  runtime: Runtime,
  schedule: Schedule,
  slot: string,
  now: Date,
): Promise<PreparedRun | undefined> {
  const { id, name, request } = schedule
  try {
    const trigger = { kind: 'schedule' as const, actor: `schedule ${name}`, schedule: id }
    return await prepareRun(runtime, { request, label: name, trigger })
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error
    const { code, message } = error
    await skip(runtime, schedule, slot, now, { code, message })
    return undefined
  }
}

async function skip(
  { store, log }: Runtime,
  { id }: Schedule,
  slot: string,
  now: Date,
  reason: { code: string; message: string },
): Promise<void> {
  const claimed = await store.transaction(async tx => {
    if (!(await tx.schedules.claimSlot(id, slot, now.toISOString()))) return false
    await tx.schedules.note(id, slot, { outcome: 'skipped', ...reason })
    await audit(tx, 'schedules.skip', id, { slot, ...reason })
    return true
  })
  if (!claimed) return
  work.slots.inc({ outcome: 'skipped' })
  log.error({ schedule: id, slot, code: reason.code }, 'the schedule skipped a slot')
}

const audit = (tx: Repositories, action: string, id: string, detail: Record<string, string>) =>
  tx.audit.append({ actor: `schedule ${id}`, action, subject: id, detail })

/** How far ahead the queue is told of a slot; the sweep comes more often than that. */
const HINT_MS = 15_000

/**
 * Fires every schedule whose slot has come, and tells the queue of those that are about to. One schedule's error stops
 * no other.
 */
export async function fireDue(runtime: Runtime, now: Date = new Date()): Promise<void> {
  for (const schedule of await enabledSchedules(runtime)) {
    try {
      if (isAhead(schedule, now) || dueSlot(schedule, now) !== null) await fireSchedule(runtime, schedule.id, now)
      const next = nextSlot(schedule, now)
      const wait = next === null ? Number.POSITIVE_INFINITY : Date.parse(next) - now.getTime()
      if (next !== null && wait <= HINT_MS) await runtime.queue.schedule(schedule.id, next, wait)
    } catch (error) {
      runtime.log.error({ schedule: schedule.id, error: String(error) }, 'a schedule could not be looked at')
    }
  }
}

const enabledSchedules = ({ store }: Pick<Runtime, 'store'>): Promise<Schedule[]> =>
  Array.fromAsync(every(page => store.schedules.list({ enabled: true }, page)))
