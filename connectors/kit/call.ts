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

interface CallSpec<C extends CommandClass> {
  /** The IAM actions the call needs, as AWS's service authorization reference names them. */
  action: string | readonly string[]
  client: ClientClass
  command: C
  /** Error names (`err.name`) by which AWS says "not configured". */
  absent?: readonly string[]
  /** Error names by which AWS says that the resource itself went away since it was listed. */
  gone?: readonly string[]
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
  readonly gone: readonly string[]
  readonly shared: boolean
  readonly accountInHost: boolean
}

/** A call whose answer comes in pages. */
export interface ListCall<C extends CommandClass = CommandClass, T = unknown> extends Omit<Call<C>, 'kind'> {
  readonly kind: 'list'
  /** The members of one page. */
  readonly items: (page: OutputOf<C>) => readonly T[] | undefined
  /** Input member that takes the token, and where a page carries the next one; absent for lists that come whole. */
  readonly token?: Paging<C>
}

interface Paging<C extends CommandClass> {
  readonly input: keyof InputOf<C> & string
  readonly next: (page: OutputOf<C>) => string | undefined
}

function common<C extends CommandClass>(spec: CallSpec<C>) {
  return {
    actions: typeof spec.action === 'string' ? [spec.action] : spec.action,
    operation: spec.command.name.replace(/Command$/, ''),
    client: spec.client,
    command: spec.command,
    absent: spec.absent ?? [],
    gone: spec.gone ?? [],
    shared: spec.shared ?? false,
    accountInHost: spec.accountInHost ?? false,
  }
}

/** Declares a call that answers once. */
export function call<C extends CommandClass>(spec: CallSpec<C>): Call<C> {
  return { kind: 'call', ...common(spec) }
}

/** Declares a paginated call; it is followed to the last page. */
export function list<C extends CommandClass, T>(
  spec: CallSpec<C> & { items: (page: OutputOf<C>) => readonly T[] | undefined; token?: Paging<C> },
): ListCall<C, T> {
  return { kind: 'list', ...common(spec), items: spec.items, ...(spec.token && { token: spec.token }) }
}

/** True for what {@link call} and {@link list} make. */
export function isCall(value: unknown): value is Call | ListCall {
  return typeof value === 'object' && value !== null && 'operation' in value && 'actions' in value && 'command' in value
}
