import type { DeliveryStatus } from '../kernel/column-types.ts'

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
  /** What tells the vendor's copy again. */
  readonly receipt: Readonly<Record<string, string>>
}

/** One sending. `stage`: whose fault a failure is (ours, the receiver's, bookkeeping). */
export interface Attempt {
  readonly at: string
  readonly durationMs: number
  readonly httpStatus: number | null
  readonly error: string | null
  readonly stage: string | null
  /** The beginning of what the other side said, without secrets. */
  readonly detail: string | null
}

export const COLUMNS = [
  'id',
  'destination',
  'event',
  'eventType',
  'package',
  'payload',
  'status',
  'attempts',
  'nextAttemptAt',
  'lastStatus',
  'lastError',
  'createdAt',
  'deliveredAt',
  'receipt',
] as const
