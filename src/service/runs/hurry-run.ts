import type { Run } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'

/**
 * Has a run that waits to be finished taken up at once; one that is being finished goes on. Throws `conflict` for one that
 * has ended, or is not that far.
 */
export async function hurryRun({ store, queue }: Viewed, id: string): Promise<Run> {
  const run = await store.runs.get(id)
  if (run.status !== 'finishing')
    throw new ServiceError(
      'conflict',
      run.finishedAt === null ? 'The run is still collecting.' : `The run has ended already (${run.status}).`,
    )
  if (await store.finishing.hurry(id)) await queue.finish(id, run.owner)
  return store.runs.get(id)
}
