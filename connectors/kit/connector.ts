import type { Check } from './check.ts'
import type { EvidenceType } from './evidence-type.ts'
import type { Reader } from './reader.ts'

/** The calls of an evidence type and its reader; loaded only when something is collected. */
export interface CallsModule {
  // biome-ignore lint/suspicious/noExplicitAny: a reader of any shape; reads() holds type and reader together.
  readonly default: Reader<any>
}

export interface TypeOfConnector {
  readonly type: EvidenceType
  readonly calls: () => Promise<CallsModule>
}

/** What we know of one AWS service. */
export interface Connector {
  /** The folder's name, `s3`. */
  readonly id: string
  readonly title: string
  readonly types: readonly TypeOfConnector[]
  readonly checks: readonly Check[]
}

/** Ties an evidence type to the module that reads it. */
export function reads<S extends object>(
  type: EvidenceType<S>,
  calls: () => Promise<{ default: Reader<S> }>,
): TypeOfConnector {
  return { type, calls }
}

/** Declares a connector. Its checks are in the order of their ids, however they were gathered. */
export function connector(spec: Connector): Connector {
  return { ...spec, checks: spec.checks.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}
