import type { Failed } from '../../deliver/outcome.ts'
import type { Delivery } from '../../store/index.ts'
import type { Runtime } from '../runtime/runtime.ts'

/** A delivery was given up, after its last attempt or because its destination is gone: somebody has to look. */
export async function destinationDied({ store }: Runtime, delivery: Delivery, { error }: Failed): Promise<void> {
  const { id, destination, event, eventType, attempts } = delivery
  const detail = { delivery: id, event, eventType, attempts, error }
  await store.audit.append({ actor: 'deliveries', action: 'destination.dead', subject: destination, detail })
}
