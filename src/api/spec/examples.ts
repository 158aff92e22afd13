import recorded from './examples.json' with { type: 'json' }

export interface Example {
  /** Body of the request; absent where it has none. */
  readonly body?: unknown
  readonly status: number
  /** Body of the answer; absent where it has none, or is not JSON. */
  readonly answer?: unknown
}

/** One exchange for each operation, recorded from the service by `npm run examples` (test/api/examples.test.ts). */
export const EXAMPLES: Readonly<Record<string, Example>> = recorded.operations
/** One payload for each type of event. */
export const PAYLOADS: Readonly<Record<string, unknown>> = recorded.webhooks
