import { pauseMs } from '../../deliver/breaker.ts'
import { type Failed, type Outcome, ours } from '../../deliver/outcome.ts'
import { retryDelayMs } from '../../deliver/retry.ts'
import { type Delivery, type Destination, type SendTo, type Sent, StoreError } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import { LEASE_MS, withLease } from '../runtime/lease.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { type Span, traced } from '../runtime/tracer.ts'
import { work } from '../runtime/work-metrics.ts'
import { destinationDied } from './dead.ts'
import { send } from './send.ts'

/** Writes down that a delivery arrived. */
export type Settle = (sent: Sent) => Promise<unknown>

/** What sending takes. */
export interface Sending {
  readonly delivery: Delivery
  /** Undefined when the destination was deleted since. */
  readonly to: SendTo | undefined
  readonly ending?: AbortSignal | undefined
  readonly settle: Settle
}

/**
 * Sends one delivery, if it is due and nobody else is at it. What happened is written before anything else; a worker
 * that dies in between sends again with the same event id, by which receivers tell doubles.
 */
export async function deliver(runtime: Runtime, id: string): Promise<void> {
  const { store, worker, queue } = runtime
  const delivery = await store.deliveries.claim(id, worker, LEASE_MS)
  if (!delivery) return
  const to = (await store.destinations.toSend([delivery.destination])).get(delivery.destination)
  const settle = ({ attempt }: Sent) => store.deliveries.delivered(id, worker, attempt)
  await deliverClaimed(runtime, { delivery, to, settle })
  const [next] = await store.deliveries.due({ destination: delivery.destination })
  if (next) await queue.deliver(next.id, 0)
}

/** Sends what this worker has claimed, and writes down what happened. */
export async function deliverClaimed(runtime: Runtime, sending: Sending): Promise<void> {
  const { delivery } = sending
  const facts = {
    ...{
      'exhibit.delivery': delivery.id,
      'exhibit.destination': delivery.destination,
      'exhibit.event': delivery.event,
    },
    ...{ 'exhibit.event_type': delivery.eventType, 'exhibit.attempt': delivery.attempts },
  }
  const parent = runtime.tracer.on ? await runtime.store.deliveries.traceparent(delivery.id) : null
  const delivering = (span: Span) => sendAndNote(runtime, sending, span)
  await traced(runtime.tracer, 'deliver', facts, delivering, { kind: 'client', parent })
}

async function sendAndNote(runtime: Runtime, sending: Sending, span: Span): Promise<void> {
  const { store, worker } = runtime
  const { delivery, to } = sending
  if (to) span.note({ 'exhibit.kind': to.destination.kind })
  const at = new Date()
  const outcome = await withLease(
    leaseMs => store.deliveries.renew(delivery.id, worker, leaseMs),
    () => attempt(runtime, sending),
  )
  const { httpStatus } = outcome
  span.note({
    'exhibit.outcome': outcome.kind,
    ...(httpStatus !== null && { 'http.response.status_code': httpStatus }),
    ...(outcome.kind === 'failed' && { 'error.type': outcome.error }),
  })
  await note(runtime, sending, outcome, at)
}

/** Whatever goes wrong on our side before anything was sent is an attempt too: it is noted, and tried again. */
async function attempt(runtime: Runtime, { delivery, to, ending }: Sending): Promise<Outcome> {
  if (!to) return ours('destination_deleted')
  if (!to.destination.enabled) return ours('destination_disabled')
  try {
    return await send(runtime, delivery, to, ending)
  } catch (error) {
    if (error instanceof StoreError && error.code === 'unreachable') throw error
    return ours(error instanceof StoreError || error instanceof ServiceError ? error.code : 'internal')
  }
}

async function note(runtime: Runtime, { delivery, to, settle }: Sending, outcome: Outcome, at: Date): Promise<void> {
  const destination = to?.destination
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
    await settle({ id: delivery.id, attempt })
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
