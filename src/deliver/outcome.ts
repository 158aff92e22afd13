/** Remote ids and whatever else tells the vendor's copy again: never a secret. */
export type Receipt = Readonly<Record<string, string>>

export interface Delivered {
  readonly kind: 'delivered'
  readonly httpStatus: number | null
  /** Added to what the delivery's receipt holds. */
  readonly receipt?: Receipt
  readonly detail?: string | null
}

/** `stage` says whose fault a failure is. */
export interface Failed {
  readonly kind: 'failed'
  readonly stage: 'ours' | 'receiver'
  readonly httpStatus: number | null
  /** A code or constant text: never a token, header or body. */
  readonly error: string
  /** What the receiver asked for, in ms. */
  readonly retryAfterMs: number | null
  /** The receiver said never again (410): the destination is switched off. */
  readonly gone: boolean
  /** The beginning of what the other side said; secrets are struck out before it is kept. */
  readonly detail?: string | null
}

/** How one sending ended. */
export type Outcome = Delivered | Failed

/** What a test could prove, and what it could not, as sentences. */
export interface Tested {
  readonly ok: boolean
  /** True where the kind can only be tested by sending something, and that arrived. */
  readonly delivered: boolean
  readonly httpStatus: number | null
  readonly error: string | null
  readonly detail?: string | null
  readonly proved: readonly string[]
  readonly unproved: readonly string[]
}

export const failed = (error: string, more: Partial<Failed> = {}): Failed => ({
  ...{ kind: 'failed', stage: 'receiver', httpStatus: null, error, retryAfterMs: null, gone: false },
  ...more,
})

export const ours = (error: string): Failed => failed(error, { stage: 'ours' })

/** The test of a kind whose target could not be asked, or said no. */
export const unproven = ({ httpStatus, error, detail = null }: Failed, unproved: readonly string[]): Tested => ({
  ...{ ok: false, delivered: false, httpStatus, error, detail, proved: [], unproved },
})
