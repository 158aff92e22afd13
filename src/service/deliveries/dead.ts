import { GIVE_UP_MS } from '../../deliver/breaker.ts'
import type { Failed } from '../../deliver/outcome.ts'
import type { Delivery } from '../../store/index.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { work } from '../runtime/work-metrics.ts'

/** A delivery was given up, after its last attempt or because its destination is gone: somebody has to look. */
export async function destinationDied(
  { store }: Pick<Runtime, 'store'>,
  delivery: Delivery,
  { error }: Pick<Failed, 'error'>,
): Promise<void> {
  const { id, destination, event, eventType, attempts } = delivery
  const detail = { delivery: id, event, eventType, attempts, error }
  await store.audit.append({ actor: 'deliveries', action: 'destination.dead', subject: destination, detail })
}

/** What waits for an endpoint that is left alone uses up no attempts, but does not wait for ever either. */
export async function giveUpWaiting({ store, log }: Runtime): Promise<void> {
  for (const delivery of await store.deliveries.giveUp(GIVE_UP_MS)) {
    await destinationDied({ store }, delivery, { error: 'endpoint_failing' })
    work.deliveries.inc({ outcome: 'dead' })
    log.error(
      { delivery: delivery.id, destination: delivery.destination },
      'delivery given up: its endpoint only fails',
    )
  }
}
