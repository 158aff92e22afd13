import { type Context, type Entry, type Population, type Reading, Unjudgeable } from './check.ts'
import type { EvidenceType, Json } from './evidence-type.ts'

/** What a derivation reads of another type: the same three-valued answers as a check gets, and what is known of a list in part. */
export interface Input<T> extends Population<T> {
  /**
   * The members that were read, and why there may be more of them (null: there are none). Touching `value` of a member
   * whose projection was not read throws, as it does in a check. `elsewhere`: only another account may make the list, and
   * nothing else is missing.
   */
  known(): { readonly members: readonly Entry<T>[]; readonly missing: string | null; readonly elsewhere: boolean }
}

type Readings = Readonly<Record<string, Reading>>
type Inputs<R extends Readings> = { readonly [K in keyof R]: R[K] extends Reading<infer T> ? Input<T> : never }

/**
 * The settings of a derived member. A setting given as a function is computed by it; where that touches what was not read,
 * the setting becomes a gap with the cause, never a value.
 */
export type Computed<Settings> = { readonly [K in keyof Settings]: Settings[K] | (() => Settings[K]) }

export interface DerivedMember<Settings> {
  readonly id: string
  readonly name?: string | undefined
  /** Left out: the region of the item (`global` for account-wide types). */
  readonly region?: string | undefined
  readonly settings: Computed<Settings>
}

export interface DerivationSpec<S extends object, R extends Readings> {
  reads: R
  /** The inputs whose members make the members of this type: where such a list is not whole, neither is this one. */
  membersFrom: readonly (keyof R & string)[]
  /**
   * Pure: the same inputs give the same members. `asOf` is the age of the oldest input. `undefined` is no member: a rule that
   * works long before its next one gives others their turn by it.
   */
  derive(read: Inputs<R>, context: Context): Iterable<DerivedMember<Json<S>> | undefined>
}

/** How an evidence type is computed from others; the default export of a `.derive.ts`. */
export interface Derivation<S extends object = object> {
  readonly type: EvidenceType<S>
  readonly reads: Readings
  readonly membersFrom: readonly string[]
  // biome-ignore lint/suspicious/noExplicitAny: inputs of any shape; derivation() holds them and the function together.
  readonly derive: (read: any, context: Context) => Iterable<DerivedMember<any> | undefined>
}

/** A rule over the types that `type` declares as `derivedFrom`; it reads each of them and no other. */
export function derivation<S extends object, R extends Readings>(
  type: EvidenceType<S>,
  spec: DerivationSpec<S, R>,
): Derivation<S> {
  const ids = (types: readonly EvidenceType[]) => [...new Set(types.map(({ id }) => id))].sort().join(' ')
  if (ids(type.derivedFrom ?? []) !== ids(Object.values(spec.reads).map(reading => reading.type)))
    throw new Error(`${type.id} must be derived from the types that its rule reads`)
  const { reads, membersFrom } = spec
  return { type, reads, membersFrom, derive: spec.derive.bind(spec) }
}

/** A value, or why it cannot be told; the message of `unread` is a sentence. */
export type Told<T> =
  | { readonly value: T; readonly unread?: never }
  | { readonly unread: Unjudgeable; readonly value?: never }

/** What a value is, where part of the answer does not depend on it: what was not read is told, not thrown. */
export function told<T>(read: () => T): Told<T> {
  try {
    return { value: read() }
  } catch (error) {
    if (error instanceof Unjudgeable) return { unread: error }
    throw error
  }
}

/** The value, where nothing can be said without it. */
export function certain<T>(of: Told<T>): T {
  if (of.unread) throw of.unread
  return of.value
}
