import { giveUpWaiting } from './deliveries/dead.ts'
import { askLate } from './packages/late-timestamps.ts'
import { removeLeavings } from './packages/leavings.ts'
import type { Runtime } from './runtime/runtime.ts'
import { isDead } from './runtime/worker.ts'
import { fireDue } from './schedules/schedules.ts'

/**
 * Tells the queue again of everything that the database says is to be done: losing the whole queue loses no run, no
 * evidence, no delivery, no schedule. Cheap and idempotent; runs at start and every few seconds. `shared`: for everybody,
 * not only for this process's own runs. A step that fails is logged and stops none of the others.
 */
export async function sweep(runtime: Runtime, { shared }: { shared: boolean }): Promise<void> {
  const steps = { ...STEPS, ...(shared && SHARED) }
  for (const [step, work] of Object.entries(steps)) {
    try {
      await work(runtime)
    } catch (error) {
      runtime.log.error({ step, error: String(error) }, 'a step of the sweep failed')
    }
  }
}

const EVENTS_KEPT_DAYS = 400

type Step = (runtime: Runtime) => Promise<void>

const STEPS: Readonly<Record<string, Step>> = {
  /** Waiting for the lease of one who is known to be dead would hold its run up for a minute. */
  forfeit: async ({ store }) => {
    for (const other of await store.targets.workers()) if (isDead(other)) await store.targets.forfeit(other)
  },
  collect: async ({ store, queue, worker }) => {
    for (const owner of [null, worker]) {
      const stale = await store.targets.stale(owner, 1000)
      if (stale.length > 0) await queue.collect(stale, owner)
    }
  },
  finish: async ({ store, queue, worker }) => {
    for (const id of await store.runs.unfinished()) {
      const run = await store.runs.get(id)
      if (run.owner === null || run.owner === worker) await queue.finish(id, run.owner)
    }
  },
  deliver: async runtime => {
    await giveUpWaiting(runtime)
    const { store, queue } = runtime
    const [first] = await store.deliveries.due()
    if (first) await queue.deliver(first.id, 0)
  },
  forget: async ({ store }) => {
    await store.idempotency.sweep()
    await store.events.sweep(EVENTS_KEPT_DAYS)
  },
  leavings: runtime => removeLeavings(runtime),
}

const SHARED: Readonly<Record<string, Step>> = {
  schedules: runtime => fireDue(runtime),
  timestamps: runtime => askLate(runtime),
}
