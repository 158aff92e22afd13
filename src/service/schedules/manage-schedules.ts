import type { NewSchedule, Schedule } from '../../store/index.ts'
import { registeredAccounts, requireDestinations } from '../runs/submit-run.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { nextSlot, validateSchedule } from './schedules.ts'

/** A schedule with the moment it fires next; null while it is off. */
export type ShownSchedule = Schedule & { readonly nextRunAt: string | null }

export const shown = (schedule: Schedule): ShownSchedule => ({
  ...schedule,
  nextRunAt: schedule.enabled ? nextSlot(schedule) : null,
})

/** Throws `bad_request` and `unknown_…`, see {@link validateSchedule}. The database is written first; the queue follows. */
export async function createSchedule(runtime: Runtime, asked: NewSchedule): Promise<ShownSchedule> {
  await requireValid(runtime, asked)
  const schedule = await runtime.store.schedules.create(asked)
  await follow(runtime, schedule)
  return shown(schedule)
}

export async function changeSchedule(
  runtime: Runtime,
  id: string,
  change: Partial<NewSchedule>,
): Promise<ShownSchedule> {
  const before = await runtime.store.schedules.get(id)
  await requireValid(runtime, { ...before, ...change })
  const schedule = await runtime.store.schedules.update(id, change)
  await follow(runtime, schedule)
  return shown(schedule)
}

export async function removeSchedule(runtime: Runtime, id: string): Promise<void> {
  await runtime.store.schedules.remove(id)
  await runtime.queue.unschedule(id)
}

async function requireValid(runtime: Runtime, asked: NewSchedule): Promise<void> {
  await runtime.refreshFrameworks()
  validateSchedule(runtime, asked)
  if (asked.request.accounts.length > 0) await registeredAccounts(runtime, asked.request.accounts)
  await requireDestinations(runtime, asked.request.destinations)
}

const follow = ({ queue }: Runtime, schedule: Schedule): Promise<void> =>
  schedule.enabled ? queue.schedule(schedule) : queue.unschedule(schedule.id)
