import type { Check } from './check.ts'
import type { Derivation } from './derived.ts'
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

/** A type that is computed from others, with the rule that does so; loaded only when something is derived. */
export interface DerivedOfConnector {
  readonly type: EvidenceType
  readonly rule: () => Promise<{ readonly default: Derivation }>
  readonly checks: readonly Check[]
}

/** What we know of one AWS service. */
export interface Connector {
  /** The folder's name, `s3`. */
  readonly id: string
  readonly title: string
  readonly types: readonly TypeOfConnector[]
  /** The types that are computed from collected ones, of this service or of others. */
  readonly derived: readonly DerivedOfConnector[]
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

/** A type that is computed from the types it names as `derivedFrom`, with its rule and the modules that hold checks on it. */
export function derived<S extends object>(
  type: EvidenceType<S>,
  rule: () => Promise<{ default: Derivation<S> }>,
  ...checks: readonly ChecksModule[]
): DerivedOfConnector {
  return { type, rule, checks: checks.flatMap(module => Object.values(module).flat()) }
}

/** Declares a service: `service('sns', 'Amazon SNS', [evidence(topic, () => import('./topic.calls.ts'), topicChecks)])`. */
export function service(id: string, title: string, all: readonly (TypeOfConnector | DerivedOfConnector)[]): Connector {
  const checks = all.flatMap(of => of.checks).toSorted((a, b) => (a.id < b.id ? -1 : 1))
  return { id, title, types: all.filter(of => 'calls' in of), derived: all.filter(of => 'rule' in of), checks }
}
