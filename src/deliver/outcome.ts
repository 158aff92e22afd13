/** How one sending ended. `stage` says whose fault a failure is; each has its own retry budget. */
export type Outcome =
  | { readonly kind: 'delivered'; readonly httpStatus: number | null }
  | {
      readonly kind: 'failed'
      readonly stage: 'ours' | 'receiver'
      readonly httpStatus: number | null
      /** A code or constant text: never a token, header or body. */
      readonly error: string
      /** What the receiver asked for, in ms. */
      readonly retryAfterMs: number | null
      /** The receiver said never again (410): the destination is switched off. */
      readonly gone: boolean
    }
