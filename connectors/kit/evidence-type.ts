/** JSON as evidence stores it: dates are RFC 3339 strings, bytes are base64 strings, `undefined` members are dropped. */
export type Json<T> = T extends Date | Uint8Array
  ? string
  : T extends (infer E)[]
    ? Json<E>[]
    : T extends object
      ? { [K in keyof T]: Json<T[K]> }
      : T

/**
 * A setting known to hold secrets. `pointer` is a JSON pointer into the settings, and on into a text that holds a JSON
 * document; a `*` segment matches every member, a `**` segment any depth.
 */
export interface SecretRule {
  readonly pointer: string
  readonly rule: string
}

/**
 * One kind of thing we snapshot. `Settings` names AWS's own fields, with `| null` where AWS can say "not configured".
 *
 * - `reach`: `account` types are read once per account (scope region `global`), `region` types once per region.
 * - `population`: in words, what the list means, with every filter the call applies.
 * - `observed`: JSON pointers to what moves by itself (last used, latest restorable time), digested apart from settings;
 *   a `*` segment matches every member of a list.
 */
export interface EvidenceType<Settings extends object = object> {
  readonly id: string
  readonly title: string
  readonly reach: 'account' | 'region'
  readonly population: string
  readonly observed: readonly string[]
  readonly secrets: readonly SecretRule[]
  /** True for what may be so much that a run reads it only where it is named. */
  readonly onRequest?: true
  /** Of a type that is computed, not collected: the types it is computed from. */
  readonly derivedFrom?: readonly EvidenceType[]
  /** Of the one type that says which organization an account belongs to: the number of its management account. */
  readonly managementAccount?: (settings: Readonly<Record<string, unknown>>) => string | undefined
  /** Carries the shape for the compiler; never set. */
  readonly shape?: Settings
}

/** A JSON pointer that begins with a field of the settings. */
type PointerInto<S> = `/${keyof S & string}` | `/${keyof S & string}/${string}`

interface EvidenceTypeSpec<Settings extends object> {
  id: string
  title: string
  reach: 'account' | 'region'
  population: string
  observed?: readonly PointerInto<Settings>[]
  secrets?: readonly SecretRule[]
  onRequest?: true
  derivedFrom?: readonly EvidenceType[]
  managementAccount?: (settings: Json<Settings>) => string | undefined
}

/** Declares an evidence type: `evidenceType<Bucket>({ id: 'aws.s3.bucket', … })`. */
export function evidenceType<Settings extends object>(spec: EvidenceTypeSpec<Settings>): EvidenceType<Settings> {
  const { managementAccount: of, ...declared } = spec
  // Whoever asks has settings as they were stored; what is read of them is guarded by its type.
  const managementAccount = of && ((settings: object) => of(settings as Json<Settings>))
  return { observed: [], secrets: [], ...declared, ...(managementAccount && { managementAccount }) }
}
