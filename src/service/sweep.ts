import { askLate } from './packages/late-timestamps.ts'
import type { Runtime } from './runtime/runtime.ts'
import { isDead } from './runtime/worker.ts'
import { enabledSchedules, fireDue } from './schedules/schedules.ts'

/**
 * Tells the queue again of everything that the database says is to be done: losing the whole queue loses no run, no
 * evidence, no delivery, no schedule. Cheap and idempotent; runs at start and every few seconds. `shared`: for everybody,
 * not only for this process's own runs.
 */
export async function sweep(runtime: Runtime, { shared }: { shared: boolean }): Promise<void> {
  const { store, queue, worker } = runtime
  // Waiting for the lease of one who is known to be dead would hold its run up for a minute.
  for (const other of await store.targets.workers()) if (isDead(other)) await store.targets.forfeit(other)
  for (const owner of [null, worker]) {
    const stale = await store.targets.stale(owner, 1000)
    if (stale.length > 0) await queue.collect(stale, owner)
  }
  for (const id of await store.runs.unfinished()) {
    const run = await store.runs.get(id)
    if (run.owner === null || run.owner === worker) await queue.finish(id, run.owner)
  }
  for (const id of await store.deliveries.due(500)) await queue.deliver(id, 0)
  if (shared) await fireDue(runtime)
  if (shared) await askLate(runtime)
  await store.idempotency.sweep()
}

/** Makes the queue's schedules those of the database. */
export async function syncSchedules(runtime: Runtime): Promise<void> {
  const wanted = await enabledSchedules(runtime)
  const ids = new Set(wanted.map(({ id }) => id))
  for (const id of await runtime.queue.scheduled()) if (!ids.has(id)) await runtime.queue.unschedule(id)
  for (const schedule of wanted) await runtime.queue.schedule(schedule)
}
