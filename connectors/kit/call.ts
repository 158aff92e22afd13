import type { Command } from '@smithy/types'

// biome-ignore lint/suspicious/noExplicitAny: SDK command classes differ in all six parameters; only input and output matter here.
type AnyCommand = Command<any, any, any, any, any>
export type CommandClass = new (input: never) => AnyCommand
// biome-ignore lint/suspicious/noExplicitAny: every SDK client has its own configuration type.
export type ClientClass = new (config: any) => { send(command: any, options?: any): Promise<any>; destroy(): void }

/** What the command takes. */
export type InputOf<C extends CommandClass> = NonNullable<ConstructorParameters<C>[0]>
/** What the command answers. */
export type OutputOf<C extends CommandClass> =
  // biome-ignore lint/suspicious/noExplicitAny: as above.
  InstanceType<C> extends Command<any, any, any, infer O, any> ? O : never

/**
 * An error by which AWS says something, where its name alone has several meanings: `message` must match what AWS writes,
 * `unless` must not, and `reason` is the error's member `Reason`. Messages are compared, and never stored.
 */
export interface ErrorPattern {
  readonly name: string
  readonly message?: RegExp
  readonly unless?: RegExp
  readonly reason?: readonly string[]
}

/** What of an error is compared. */
export interface ToldError {
  readonly name: string
  readonly message: string
  readonly reason?: string | undefined
}

interface CallSpec<C extends CommandClass> {
  /** The IAM actions the call needs, as AWS's service authorization reference names them. */
  action: string | readonly string[]
  client: ClientClass
  command: C
  /** Error names (`err.name`), or names and messages, by which AWS says "not configured". */
  absent?: readonly (string | ErrorPattern)[]
  /** Error names, or names and messages, by which AWS says that the resource itself went away since it was listed. */
  gone?: readonly (string | ErrorPattern)[]
  /** Errors by which AWS says that the account is not the one that may ask; {@link CallOptions.owner} says which is. */
  notOurs?: readonly ErrorPattern[]
  /** True where several evidence types make the very same call: the answer is kept for the target, so that it is made once. */
  shared?: boolean
  /** True for services that put the account id before the host, which a custom endpoint cannot follow. */
  accountInHost?: boolean
}

/** One AWS API call a connector makes. Export each from its `.calls.ts`: the IAM policy is derived from the exports. */
export interface Call<C extends CommandClass = CommandClass> {
  readonly kind: 'call'
  readonly actions: readonly string[]
  /** The API operation, `GetBucketEncryption`. */
  readonly operation: string
  readonly client: ClientClass
  readonly command: C
  readonly absent: readonly string[]
  readonly absentWhen: readonly ErrorPattern[]
  readonly gone: readonly string[]
  readonly goneWhen: readonly ErrorPattern[]
  readonly notOurs: readonly ErrorPattern[]
  readonly shared: boolean
  readonly accountInHost: boolean
}

/** A call whose answer comes in pages. */
export interface ListCall<C extends CommandClass = CommandClass, T = unknown> extends Omit<Call<C>, 'kind'> {
  readonly kind: 'list'
  /** The members of one page, as AWS answers them: those without their identity among them. */
  readonly items: (page: OutputOf<C>) => readonly T[] | undefined
  /** What a member must have for us to know which one it is. */
  readonly id: readonly string[]
  /** Input member that takes the token, and where a page carries the next one; absent for lists that come whole. */
  readonly token?: Paging<C>
  /** Why there can be no member where AWS says "not configured", as a clause. */
  readonly none?: string
}

interface Paging<C extends CommandClass> {
  readonly input: keyof InputOf<C> & string
  readonly next: (page: OutputOf<C>) => string | undefined
  /**
   * For lists whose every page has a token, the last one too: the input member that limits a page. A page below that
   * limit which comes again unchanged, token and all, is the last.
   */
  readonly limit?: keyof InputOf<C> & string
}

/** Members of an answer that hold a list. */
type ListsOf<O> = { [K in keyof O]-?: NonNullable<O[K]> extends readonly unknown[] ? K : never }[keyof O] & string
type MemberOf<O, K extends keyof O> = NonNullable<O[K]> extends readonly (infer T)[] ? T : never
/** A member that has its identity; `never` where it could not have it. */
type Identified<T, I extends string> = [I] extends [never]
  ? T
  : [I] extends [keyof T]
    ? T & { [K in I]-?: NonNullable<T[K]> }
    : never

interface ListSpec<C extends CommandClass, I> extends CallSpec<C> {
  /** The token, where request and answer name it alike: `NextToken`. */
  token?: (keyof InputOf<C> & keyof OutputOf<C> & string) | Paging<C>
  /**
   * The members by which AWS tells one from another (`TopicArn`, or several). They are optional in AWS's shapes: one
   * that lacks them is not yielded, but said (a gap of the list, or of the field), and readers need no cast.
   */
  id?: I | readonly I[]
  none?: string
}

function common<C extends CommandClass>(spec: CallSpec<C>) {
  return {
    actions: typeof spec.action === 'string' ? [spec.action] : spec.action,
    operation: spec.command.name.replace(/Command$/, ''),
    client: spec.client,
    command: spec.command,
    absent: (spec.absent ?? []).filter(error => typeof error === 'string'),
    absentWhen: (spec.absent ?? []).filter(error => typeof error !== 'string'),
    gone: (spec.gone ?? []).filter(error => typeof error === 'string'),
    goneWhen: (spec.gone ?? []).filter(error => typeof error !== 'string'),
    notOurs: spec.notOurs ?? [],
    shared: spec.shared ?? false,
    accountInHost: spec.accountInHost ?? false,
  }
}

/** Declares a call that answers once. */
export function call<C extends CommandClass>(spec: CallSpec<C>): Call<C> {
  return { kind: 'call', ...common(spec) }
}

/** Declares a paginated call; it is followed to the last page. `items` names the list in the answer, or finds it. */
export function list<
  C extends CommandClass,
  K extends ListsOf<OutputOf<C>>,
  I extends keyof MemberOf<OutputOf<C>, K> & string = never,
>(spec: ListSpec<C, I> & { items: K }): ListCall<C, Identified<MemberOf<OutputOf<C>, K>, I>>
export function list<C extends CommandClass, T, I extends string = never>(
  spec: ListSpec<C, I> & { items: (page: OutputOf<C>) => readonly T[] | undefined },
): ListCall<C, Identified<T, I>>
export function list<C extends CommandClass>(
  spec: ListSpec<C, string> & { items: string | ((page: OutputOf<C>) => readonly unknown[] | undefined) },
): ListCall<C> {
  const { items, token, id = [], none } = spec
  return {
    kind: 'list',
    ...common(spec),
    items: typeof items === 'string' ? page => page[items] : items,
    id: typeof id === 'string' ? [id] : id,
    ...(token !== undefined && {
      token: typeof token === 'string' ? { input: token, next: page => page[token] } : token,
    }),
    ...(none !== undefined && { none }),
  }
}

/** Whether an error is one of those described. */
export const isAmong = (patterns: readonly ErrorPattern[], error: ToldError): boolean =>
  patterns.some(
    of =>
      of.name === error.name &&
      of.message?.test(error.message) !== false &&
      of.unless?.test(error.message) !== true &&
      (of.reason === undefined || of.reason.includes(error.reason ?? '')),
  )

/** True for what {@link call} and {@link list} make. */
export function isCall(value: unknown): value is Call | ListCall {
  return typeof value === 'object' && value !== null && 'operation' in value && 'actions' in value && 'command' in value
}
