import type { NewSchedule, Schedule } from '../../store/index.ts'
import { requireRegions } from '../accounts/known-regions.ts'
import { registeredAccounts, requireDestinations } from '../runs/submit-run.ts'
import type { Viewed } from '../runtime/serving.ts'
import { validateSchedule } from './schedules.ts'
import { nextSlots } from './slots.ts'

/** A schedule with the slots it fires for next, at most five; none while it is off. */
export type ShownSchedule = Schedule & { readonly nextRunAt: string | null; readonly nextRuns: readonly string[] }

export function shown(schedule: Schedule): ShownSchedule {
  const nextRuns = schedule.enabled ? nextSlots(schedule, 5) : []
  return { ...schedule, nextRunAt: nextRuns[0] ?? null, nextRuns }
}

/** Throws `bad_request` and `unknown_…`, see {@link validateSchedule}. */
export async function createSchedule(runtime: Viewed, asked: NewSchedule): Promise<ShownSchedule> {
  await requireValid(runtime, asked)
  return shown(await runtime.store.schedules.create(asked))
}

export async function changeSchedule(
  runtime: Viewed,
  id: string,
  change: Partial<NewSchedule>,
): Promise<ShownSchedule> {
  const before = await runtime.store.schedules.get(id)
  await requireValid(runtime, { ...before, ...change })
  return shown(await runtime.store.schedules.update(id, change))
}

async function requireValid(runtime: Viewed, asked: NewSchedule): Promise<void> {
  await runtime.refreshFrameworks()
  validateSchedule(runtime, asked)
  if (asked.request.accounts.length > 0) await registeredAccounts(runtime, asked.request.accounts)
  await requireDestinations(runtime, asked.request.destinations)
  await requireRegions(runtime, asked.request.regions)
}
