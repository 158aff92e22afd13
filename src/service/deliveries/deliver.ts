import { pauseMs } from '../../deliver/breaker.ts'
import { type Failed, type Outcome, ours } from '../../deliver/outcome.ts'
import { retryDelayMs } from '../../deliver/retry.ts'
import { type Delivery, type Destination, StoreError } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import { LEASE_MS, withLease } from '../runtime/lease.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { work } from '../runtime/work-metrics.ts'
import { destinationDied } from './dead.ts'
import { send } from './send.ts'

/**
 * Sends one delivery, if it is due and nobody else is at it. What happened is written before anything else; a worker
 * that dies in between sends again with the same event id, by which receivers tell doubles.
 */
export async function deliver(runtime: Runtime, id: string, ending?: AbortSignal): Promise<void> {
  const { store, worker, queue } = runtime
  const delivery = await store.deliveries.claim(id, worker, LEASE_MS)
  if (!delivery) return
  const destination = await destinationOf(runtime, delivery.destination)
  const at = new Date()
  const outcome = await withLease(
    leaseMs => store.deliveries.renew(id, worker, leaseMs),
    () => attempt(runtime, delivery, destination, ending),
  )
  await note(runtime, delivery, destination, outcome, at)
  // A place has become free for those of the same destination that found none.
  for (const next of await store.deliveries.due(delivery)) await queue.deliver(next.id, 0, next.turn)
}

/** Undefined when it was deleted since. */
async function destinationOf(runtime: Runtime, id: string): Promise<Destination | undefined> {
  return runtime.store.destinations.get(id).catch(error => {
    if (error instanceof StoreError && error.code === 'not_found') return undefined
    throw error
  })
}

/** Whatever goes wrong on our side before anything was sent is an attempt too: it is noted, and tried again. */
async function attempt(
  runtime: Runtime,
  delivery: Delivery,
  destination: Destination | undefined,
  ending: AbortSignal | undefined,
): Promise<Outcome> {
  if (!destination) return ours('destination_deleted')
  if (!destination.enabled) return ours('destination_disabled')
  try {
    return await send(runtime, delivery, destination, ending)
  } catch (error) {
    if (error instanceof StoreError && error.code === 'unreachable') throw error
    return ours(error instanceof StoreError || error instanceof ServiceError ? error.code : 'internal')
  }
}

async function note(
  runtime: Runtime,
  delivery: Delivery,
  destination: Destination | undefined,
  outcome: Outcome,
  at: Date,
): Promise<void> {
  const { store, worker } = runtime
  const { httpStatus, detail = null } = outcome
  const attempt = {
    at: at.toISOString(),
    durationMs: Date.now() - at.getTime(),
    httpStatus,
    error: null,
    stage: null,
    detail,
  }
  work.deliverySeconds.observe(attempt.durationMs / 1000)
  const ids = { delivery: delivery.id, destination: delivery.destination, event: delivery.eventType }
  if (outcome.kind === 'delivered') {
    if (outcome.receipt) await store.deliveries.keep(delivery.id, worker, outcome.receipt)
    await store.deliveries.delivered(delivery.id, worker, attempt)
    work.deliveries.inc({ outcome: 'delivered' })
    runtime.log.info({ ...ids, status: outcome.httpStatus, ms: attempt.durationMs }, 'delivery sent')
    return
  }
  const { error, stage } = outcome
  const wait = waitAfter(outcome, delivery.attempts, destination)
  const retryAt = wait === null ? null : new Date(Date.now() + wait).toISOString()
  // What is wrong on our side says nothing of the endpoint.
  const pause = stage === 'receiver' ? (failures: number) => pauseMs(failures, outcome.retryAfterMs) : undefined
  const noted = await store.deliveries.failed(delivery.id, worker, { ...attempt, error, stage }, retryAt, pause)
  if (outcome.gone && destination) await store.destinations.update(destination.id, { enabled: false })
  if (wait !== null) await runtime.queue.deliver(delivery.id, wait)
  else if (noted) await destinationDied(runtime, delivery, outcome)
  work.deliveries.inc({ outcome: wait === null ? 'dead' : 'failed' })
  const facts = { ...ids, status: outcome.httpStatus, error, retryAt }
  if (wait === null) runtime.log.error(facts, 'delivery given up')
  else runtime.log.warn(facts, 'delivery failed')
}

/** Null: it will not be tried again. What was cut off because this process ends is for the next one, at once. */
function waitAfter(outcome: Failed, attempts: number, destination: Destination | undefined): number | null {
  if (outcome.gone || !destination?.enabled) return null
  return outcome.error === 'interrupted' ? 0 : retryDelayMs(attempts, outcome.retryAfterMs)
}
