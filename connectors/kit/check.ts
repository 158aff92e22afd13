import type { EvidenceType, Json } from './evidence-type.ts'

/** Worst first. */
export const SEVERITIES = ['critical', 'high', 'medium', 'low'] as const
export type Severity = (typeof SEVERITIES)[number]
export const STATUSES = ['pass', 'fail', 'unknown', 'not_applicable'] as const
export type Status = (typeof STATUSES)[number]

/** A verdict and its one sentence of reason. Reasons state dates and values, never ages, so that they stay true. */
export interface Verdict {
  readonly status: Status
  readonly reason: string
}

export const pass = (reason: string): Verdict => ({ status: 'pass', reason })
export const fail = (reason: string): Verdict => ({ status: 'fail', reason })
export const unknown = (reason: string): Verdict => ({ status: 'unknown', reason })
export const notApplicable = (reason: string): Verdict => ({ status: 'not_applicable', reason })

/**
 * Thrown out of a check, or out of what it declared to read, by what cannot be judged: it ends as `unknown`, never as a
 * verdict. The message is the finding's reason, one sentence without a value that people chose.
 */
export class Unjudgeable extends Error {
  override readonly name: string = 'Unjudgeable'

  constructor(message: string, options?: ErrorOptions) {
    // It is a verdict and no fault: where it was thrown interests nobody, and to note that takes longer than to judge.
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 0
    super(message, options)
    Error.stackTraceLimit = limit
  }
}

/** The same test elsewhere; leave one out where it is not the same test. */
export interface Equivalents {
  readonly prowler?: readonly string[]
  readonly securityHub?: readonly string[]
  readonly config?: readonly string[]
}

/** Where and as of when a check judges. `asOf` is when AWS was asked (or the age of what it handed out), never the clock. */
export interface Context {
  readonly account: string
  readonly partition: string
  /** The region of what is judged, or `global`. */
  readonly region: string
  readonly asOf: Date
  /** The regions of the run. */
  readonly regions: readonly string[]
}

/** A member of another population, reduced to what the check declared. Touching `value` where it was not read ends in `unknown`. */
export interface Entry<T> {
  readonly id: string
  readonly name: string
  readonly region: string
  readonly value: T
}

/**
 * Another population, with three-valued answers: an answer that a gap or an incomplete list could change
 * ends the check as `unknown` (`some` is true if any member is, and else needs the whole population).
 */
export interface Population<T> {
  some(test: (entry: Entry<T>) => boolean): boolean
  every(test: (entry: Entry<T>) => boolean): boolean
  find(test: (entry: Entry<T>) => boolean): Entry<T> | undefined
  /**
   * `find` among the members whose key is `value`, by an index: for a check that asks a large population once a resource.
   * `key` is the same function each time.
   */
  findBy(key: Key<T>, value: string, test: (entry: Entry<T>) => boolean): Entry<T> | undefined
  /** All that match; needs the whole population. */
  filter(test: (entry: Entry<T>) => boolean): Entry<T>[]
  /** All members; needs the whole population. */
  all(): Entry<T>[]
}

export type Key<T> = (entry: Entry<T>) => string | undefined

/** Asks for a projection of another type: `account` = every region, `region` = the region of what is judged. */
export interface Reading<T = unknown> {
  readonly type: EvidenceType
  readonly within: 'account' | 'region'
  // biome-ignore lint/suspicious/noExplicitAny: a reading of any shape; inAccount and inRegion hold type and projection together.
  readonly project: (settings: any, resource: { id: string; name: string; region: string }) => T
}

export function inAccount<S extends object, T>(
  type: EvidenceType<S>,
  project: (settings: Json<S>, resource: { id: string; name: string; region: string }) => T,
): Reading<T> {
  return { type, within: 'account', project }
}

export function inRegion<S extends object, T>(
  type: EvidenceType<S>,
  project: (settings: Json<S>, resource: { id: string; name: string; region: string }) => T,
): Reading<T> {
  return { type, within: 'region', project }
}

type Readings = Readonly<Record<string, Reading>>
type Read<R extends Readings> = { readonly [K in keyof R]: R[K] extends Reading<infer T> ? Population<T> : never }

interface CheckText {
  /** `service-resource-good-state`; never renamed once released. */
  id: string
  /** The good state, as a sentence. */
  title: string
  severity: Severity
  /** What to do, as one imperative sentence. */
  remediation: string
  equivalents?: Equivalents
  /** AWS's documentation of the setting, and of the recommendation; Security Hub's page of an equivalent follows by itself. */
  references?: readonly string[]
  /** What can happen without the good state, in one or two sentences, where the title does not say it. */
  why?: string
}

interface ResourceCheckSpec<S extends object, R extends Readings> extends CheckText {
  reads?: R
  test(settings: Json<S>, context: Context & { resource: { id: string; name: string }; read: Read<R> }): Verdict
}

interface AccountCheckSpec<R extends Readings> extends CheckText {
  reads: R
  test(read: Read<R>, context: Context): Verdict
}

interface CheckBase extends Readonly<CheckText> {
  readonly type: EvidenceType
  readonly equivalents: Equivalents
  readonly references: readonly string[]
  readonly reads: Readings
}

/** Judges one resource. */
export interface ResourceCheck extends CheckBase {
  readonly judges: 'resource'
  // biome-ignore lint/suspicious/noExplicitAny: a check of any type; check() holds type and test together.
  readonly test: (settings: any, context: any) => Verdict
}

/** Judges the account (`account`), or the account in each region of the run (`region`). */
export interface AccountCheck extends CheckBase {
  readonly judges: 'account' | 'region'
  // biome-ignore lint/suspicious/noExplicitAny: as above, held together by accountCheck() and regionCheck().
  readonly test: (read: any, context: Context) => Verdict
}

export type Check = ResourceCheck | AccountCheck

/** A check on each resource of a type. */
export function check<S extends object, R extends Readings = Record<never, never>>(
  type: EvidenceType<S>,
  spec: ResourceCheckSpec<S, R>,
): ResourceCheck {
  const { test, ...text } = spec
  return { equivalents: {}, references: [], reads: {}, ...text, type, judges: 'resource', test: test.bind(spec) }
}

/** A check on the account as a whole; `about` is the evidence type it is mainly about. */
export function accountCheck<R extends Readings>(about: EvidenceType, spec: AccountCheckSpec<R>): AccountCheck {
  const { test, ...text } = spec
  return { equivalents: {}, references: [], ...text, type: about, judges: 'account', test: test.bind(spec) }
}

/** A check on the account in each region of the run (GuardDuty is on here). */
export function regionCheck<R extends Readings>(about: EvidenceType, spec: AccountCheckSpec<R>): AccountCheck {
  const { test, ...text } = spec
  return { equivalents: {}, references: [], ...text, type: about, judges: 'region', test: test.bind(spec) }
}
