import type { Call, CommandClass, InputOf, ListCall, OutputOf } from './call.ts'
import type { Owner } from './elsewhere.ts'

/**
 * A value still to be read. Awaiting it gives the value, or `null` where AWS says "not configured"; a failure rejects,
 * and becomes a gap of the field (in `settings`), never a value.
 */
export type Field<T> = PromiseLike<T>

/** The settings of one resource, where any top-level field may still have to be read. */
export type Fields<Settings> = { [K in keyof Settings]: Settings[K] | Field<Settings[K]> }

/** One member of the population, as a reader yields it. `id` is the ARN where AWS has one, else the AWS id. */
export interface Member<Settings> {
  readonly id: string
  readonly name?: string | undefined
  /** The region the resource lives in; left out: the target's region (`global` for account-wide types). */
  readonly region?: string | undefined
  readonly settings: Fields<Settings>
}

/** A listed member that is left out on purpose: `rule` says why, in words, and is counted. */
export interface Excluded {
  readonly excluded: string
}

/** What the reader of an evidence type gets to read AWS with. Every call is recorded as provenance. */
export interface Aws {
  readonly account: string
  readonly partition: string
  /** The region being read; for account-wide types the partition's main region. */
  readonly region: string
  /** The regions of the run: asked for, or all enabled ones. */
  readonly regions: readonly string[]
  /**
   * One answer. `pick` takes the part that is the setting; `undefined` becomes `null`, or a gap where the call says by an
   * error (`absent`) that nothing is configured.
   */
  get<C extends CommandClass, T>(
    call: Call<C>,
    input: InputOf<C>,
    pick: (answer: OutputOf<C>) => T | undefined,
    options?: CallOptions,
  ): Field<T | null>
  /** Every member of a paginated answer, as a stream. An error rejects: as the population's own list it makes the population incomplete. */
  list<C extends CommandClass, T>(call: ListCall<C, T>, input: InputOf<C>, options?: CallOptions): AsyncIterable<T>
  /** Every member of a paginated answer, as a field; `null` where AWS says "not configured". */
  all<C extends CommandClass, T>(call: ListCall<C, T>, input: InputOf<C>, options?: CallOptions): Field<T[] | null>
  /** A field that takes several reads; any failure inside makes it a gap. */
  field<T>(read: () => Promise<T>): Field<T>
  /** A second, independent count of the population (`source` says whose); it must agree for `basis: reconciled`. */
  reconcile(source: string, count: Field<number | null>): void
  /** AWS hands out something older than the call (a credential report): when it was made. */
  sourceAsOf(moment: Date): void
  /** The ARN of the account itself. */
  readonly accountArn: string
  /** True for an error that is AWS's answer, or its lack, and may be a gap; any other must be thrown on. */
  isGap(error: unknown): boolean
  /** True where the type was put off once already: what is not ready now is a gap. */
  readonly lastChance: boolean
}

export interface CallOptions {
  /** Where to send the call, if not to the target's region (an S3 bucket's own region). */
  readonly region?: string | undefined
  /**
   * Whose it is to make the call, asked where AWS refuses it by one of the call's `notOurs`. `undefined`: this account's
   * own, or nobody knows; the refusal is then a gap, as it is where this itself could not be read.
   */
  readonly owner?: (() => Promise<Owner | undefined>) | undefined
}

/**
 * Reads every member of an evidence type. The default export of a `.calls.ts`. A reader, or a field, that throws
 * `JudgedElsewhere` or `NoneByDefinition` says that nothing is missing.
 */
export type Reader<Settings> = (aws: Aws) => AsyncIterable<Member<Settings> | Excluded>

/** Thrown by a reader whose answer AWS is still making: the type is read once more when everything else has been. */
export class NotReady extends Error {
  override readonly name = 'NotReady'
}

/** What a reader knows it cannot read, as a field of `settings` that rejects: the action that would tell, and why not. */
export class Unread extends Error {
  override readonly name: string
  readonly action: string
  constructor(action: string, name: string, message: string) {
    super(message)
    this.action = action
    this.name = name
  }
}
