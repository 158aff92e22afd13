import type { Run } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'
import { work } from '../runtime/work-metrics.ts'

/** Ends a run early; what it collected stays as evidence, no package is made. Throws `conflict` once it has ended. */
export async function cancelRun({ store, log }: Viewed, id: string, by: string): Promise<Run> {
  const { status } = await store.runs.get(id)
  const cancelled = await store.transaction(async tx => {
    if (!(await tx.runs.end(id, 'cancelled', { code: 'cancelled', message: `Cancelled by ${by}.` }))) return false
    await tx.targets.cancel(id)
    return true
  })
  if (!cancelled) throw new ServiceError('conflict', `The run has ended already (${status}).`)
  work.runs.inc({ outcome: 'cancelled' })
  log.info({ run: id, by }, 'run cancelled')
  return store.runs.get(id)
}
