/** Whose request it is: API key, route and `Idempotency-Key`. */
export interface RequestKey {
  readonly key: string
  readonly route: string
  readonly idempotencyKey: string
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** `new`: do it and call finish or abandon; `answered`: give this; `in_progress`: another is at it; `mismatch`: same key, other body. */
export type Begun =
  | { readonly state: 'new' }
  | { readonly state: 'answered'; readonly answer: Answer }
  | { readonly state: 'in_progress' }
  | { readonly state: 'mismatch' }

export interface Idempotency {
  begin(request: RequestKey, bodyHash: string, ttlMs: number): Promise<Begun>
  finish(request: RequestKey, answer: Answer): Promise<void>
  abandon(request: RequestKey): Promise<void>
  /** Deletes what has expired. */
  sweep(): Promise<number>
}
