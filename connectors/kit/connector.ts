import type { Check } from './check.ts'
import type { EvidenceType } from './evidence-type.ts'
import type { Reader } from './reader.ts'

/** The calls of an evidence type and its reader; loaded only when something is collected. */
export interface CallsModule {
  // biome-ignore lint/suspicious/noExplicitAny: a reader of any shape; evidence() holds type and reader together.
  readonly default: Reader<any>
}

export interface TypeOfConnector {
  readonly type: EvidenceType
  readonly calls: () => Promise<CallsModule>
  readonly checks: readonly Check[]
}

/** What we know of one AWS service. */
export interface Connector {
  /** The folder's name, `s3`. */
  readonly id: string
  readonly title: string
  readonly types: readonly TypeOfConnector[]
  /** In the order of their ids. */
  readonly checks: readonly Check[]
}

/** What a `.checks.ts` exports: checks, and lists of checks made from a table. */
type ChecksModule = Readonly<Record<string, Check | readonly Check[]>>

/** An evidence type with the module that reads it and the modules that hold checks on it. */
export function evidence<S extends object>(
  type: EvidenceType<S>,
  calls: () => Promise<{ default: Reader<S> }>,
  ...checks: readonly ChecksModule[]
): TypeOfConnector {
  return { type, calls, checks: checks.flatMap(module => Object.values(module).flat()) }
}

/** Declares a service: `service('sns', 'Amazon SNS', [evidence(topic, () => import('./topic.calls.ts'), topicChecks)])`. */
export function service(id: string, title: string, types: readonly TypeOfConnector[]): Connector {
  const checks = types.flatMap(type => type.checks)
  return { id, title, types, checks: checks.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }
}
