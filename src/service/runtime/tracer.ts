/** What a span says besides its name: ids, names and numbers, never a text that came from elsewhere. */
export type Facts = Readonly<Record<string, string | number | boolean>>

/** Something that takes time, as traces show it. */
export interface Span {
  /** What is begun in `work` belongs to this span. */
  within<T>(work: () => T): T
  note(facts: Facts): void
  /** Ends it, as failed where there is an error: of that its code or name is told, never its text. */
  end(error?: unknown): void
}

export interface Opening {
  readonly kind?: 'server' | 'client' | 'consumer'
  /** W3C `traceparent` of the span that this one belongs to; left out: the one that it is opened in. */
  readonly parent?: string | null | undefined
  readonly startedAt?: Date
}

/** Makes spans. */
export interface Tracer {
  readonly on: boolean
  open(name: string, facts: Facts, opening?: Opening): Span
  /** W3C `traceparent` of the span that we are in; null where there is none. */
  current(): string | null
  /** Sends what was not sent yet, for as long as that takes a moment. */
  close(): Promise<void>
}

const NOTHING: Span = { within: work => work(), note() {}, end() {} }

/** Where nobody asked for traces. */
export const UNTRACED: Tracer = { on: false, open: () => NOTHING, current: () => null, close: async () => {} }

/** Does the work in a span of its own, which ends with it. */
export async function traced<T>(
  tracer: Tracer,
  name: string,
  facts: Facts,
  work: (span: Span) => Promise<T>,
  opening?: Opening,
): Promise<T> {
  const span = tracer.open(name, facts, opening)
  try {
    const done = await span.within(() => work(span))
    span.end()
    return done
  } catch (error) {
    span.end(error)
    throw error
  }
}
