import type { Runtime } from './runtime.ts'

/**
 * Tells the queue again of everything that the database says is to be done: losing the whole queue loses no run, no
 * evidence, no delivery. Cheap and idempotent; runs at start and every few seconds.
 */
export async function sweep(runtime: Runtime): Promise<void> {
  const { store, queue, worker } = runtime
  for (const owner of [null, worker]) {
    const stale = await store.targets.stale(owner, 1000)
    if (stale.length > 0) await queue.collect(stale, owner)
  }
  for (const id of await store.runs.unfinished()) {
    const run = await store.runs.get(id)
    if (run.owner === null || run.owner === worker) await queue.finish(id, run.owner)
  }
  for (const id of await store.deliveries.due(500)) await queue.deliver(id, 0)
  await store.idempotency.sweep()
}

/** Makes the queue's schedules those of the database. */
export async function syncSchedules(runtime: Runtime): Promise<void> {
  const { store, queue } = runtime
  const wanted = new Map<string, { id: string; cron: string; timezone: string }>()
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof store.schedules.list>> = await store.schedules.list(
      { enabled: true },
      { limit: 500, cursor },
    )
    for (const schedule of page.items) wanted.set(schedule.id, schedule)
    cursor = page.next
  } while (cursor !== null)
  for (const id of await queue.scheduled()) if (!wanted.has(id)) await queue.unschedule(id)
  for (const schedule of wanted.values()) await queue.schedule(schedule)
}
