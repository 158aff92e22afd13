import type { Run, Target } from '../../store/index.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { isDead, isHere } from '../runtime/worker.ts'

/** Older evidence is read anew: a package's settings should be of one moment, as far as they can. */
const RESUMABLE_MS = 24 * 3600 * 1000

/**
 * The run with this key that was interrupted, made this process's own; undefined where there is none, where its process
 * still works on it, or where it is too old to go on with (then it is cancelled).
 */
export async function interruptedRun(runtime: Runtime, key: string): Promise<Run | undefined> {
  const { runs, targets } = runtime.store
  const run = await runs.resumable(key)
  if (run?.owner == null) return undefined
  const all = await targets.list(run.id)
  if (isAtWork(run.owner, all)) return undefined
  if (Date.now() - Date.parse(run.createdAt) > RESUMABLE_MS) {
    await runs.end(run.id, 'cancelled', {
      code: 'interrupted',
      message: 'The run was interrupted, and not gone on with within a day.',
    })
    return undefined
  }
  await takeOver(runtime, run, run.owner, all)
  return run
}

/** In this place the process tells, elsewhere its leases do. */
function isAtWork(worker: string, targets: readonly Target[]): boolean {
  if (isHere(worker)) return !isDead(worker)
  return targets.some(t => t.status === 'running' && Date.parse(t.leaseUntil ?? '') > Date.now())
}

/** The leases of the one who died end now; waiting for them would hold the run up for a minute. */
async function takeOver(runtime: Runtime, run: Run, dead: string, all: readonly Target[]): Promise<void> {
  const { runs, targets } = runtime.store
  await runs.adopt(run.id, runtime.worker)
  for (const target of all) if (target.status === 'running') await targets.release(target, dead)
  await runs.renewFinish(run.id, dead, 0)
}
