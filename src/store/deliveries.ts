import type { Page, PageRequest } from './page.ts'

/** `failed`: it will be tried again; `dead`: it will not. */
export type DeliveryStatus = 'pending' | 'delivering' | 'delivered' | 'failed' | 'dead'

export interface NewDelivery {
  readonly destination: string
  /** The same for every destination and every attempt: the receiver's key against doubles. */
  readonly event: string
  readonly eventType: string
  readonly package: string | null
  /** The body, byte for byte the same in every attempt. */
  readonly payload: string
}

export interface Delivery extends NewDelivery {
  readonly id: string
  readonly status: DeliveryStatus
  readonly attempts: number
  readonly nextAttemptAt: string | null
  readonly lastStatus: number | null
  readonly lastError: string | null
  readonly createdAt: string
  readonly deliveredAt: string | null
}

/** One sending. `stage`: whose fault a failure is (ours, the receiver's, bookkeeping). */
export interface Attempt {
  readonly at: string
  readonly durationMs: number
  readonly httpStatus: number | null
  readonly error: string | null
  readonly stage: string | null
}

export interface DeliveryFilter {
  readonly destination?: string | undefined
  readonly package?: string | undefined
  readonly status?: DeliveryStatus | undefined
  readonly event?: string | undefined
  readonly since?: string | undefined
  readonly until?: string | undefined
}

export interface Deliveries {
  /** Idempotent by destination and event. Call it in the transaction that writes what the event tells of. */
  enqueue(delivery: NewDelivery): Promise<Delivery>
  get(id: string): Promise<Delivery>
  list(filter: DeliveryFilter, page?: PageRequest): Promise<Page<Delivery>>
  attempts(id: string): Promise<Attempt[]>
  /** Takes one delivery; undefined when it is not due, ended, or another has it. */
  claim(id: string, worker: string, leaseMs: number): Promise<Delivery | undefined>
  /** Takes deliveries that are due, and those whose worker's lease ran out; skips what others are taking. */
  claimDue(worker: string, leaseMs: number, limit: number): Promise<Delivery[]>
  delivered(id: string, worker: string, attempt: Attempt): Promise<boolean>
  /** `retryAt` null: it is dead. */
  failed(id: string, worker: string, attempt: Attempt, retryAt: string | null): Promise<boolean>
  /** Sends again, with the same event id, from the first attempt. */
  replay(id: string): Promise<Delivery>
  /** Ids that are due, for the queue to be told of. */
  due(limit: number): Promise<string[]>
}
