import type { Run } from '../../store/index.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { work } from '../runtime/work-metrics.ts'

/** Ends a run as failed: nothing of it becomes a package. What was collected stays as evidence. */
export async function failRun(
  { store, access, log }: Runtime,
  run: Pick<Run, 'id'>,
  error: { code: string; message: string },
): Promise<void> {
  const failed = await store.transaction(async tx => {
    if (!(await tx.runs.end(run.id, 'failed', error))) return false
    await tx.targets.cancel(run.id)
    return true
  })
  access.stop(run.id)
  if (!failed) return
  work.runs.inc({ outcome: 'failed' })
  log.error({ run: run.id, code: error.code }, 'the run failed')
}
