import { AsyncLocalStorage } from 'node:async_hooks'
import type {
  Aws,
  Call,
  CallOptions,
  CommandClass,
  Field,
  InputOf,
  ListCall,
  OutputOf,
} from '../../connectors/kit/index.ts'
import { isIdentified } from '../../connectors/kit/index.ts'
import { canonicalJson, toJson } from '../evidence/json.ts'
import { classify, endsReading, isUnrecorded, ReadFailure, ResourceGone } from './failure.ts'
import type { Provenance } from './provenance.ts'
import { type Answer, CallFailed, type Session } from './session.ts'

/** One account and region being read; `shared` keeps answers that several evidence types ask for. */
export interface Target {
  readonly account: string
  readonly partition: string
  /** A region's name, or `global` for account-wide types. */
  readonly region: string
  /** Where account-wide calls go: the partition's main region. */
  readonly mainRegion: string
  readonly regions: readonly string[]
  readonly session: Session
  readonly shared: Map<string, Promise<Answer>>
  /** Calls sent for this target so far. */
  readonly sent: { calls: number }
}

type AnyCall = Call | ListCall

/** The member whose fields are being read, so that its request ids can be told apart. */
export const ofMember = new AsyncLocalStorage<string>()

const ABSENT = Symbol('absent')

/** Under which a shared answer is kept. */
export const sharedKey = (call: Pick<AnyCall, 'operation'>, region: string, input: object): string =>
  `${call.operation} ${region} ${canonicalJson(toJson(input))}`

/** A value that is read when it is first awaited, and once only. */
class LazyField<T> implements PromiseLike<T> {
  readonly #read: () => Promise<T>
  #reading: Promise<T> | undefined
  constructor(read: () => Promise<T>) {
    this.#read = read
  }
  // biome-ignore lint/suspicious/noThenProperty: a field is awaited like any promise, but starts only then.
  then<A = T, B = never>(
    onValue?: ((value: T) => A | PromiseLike<A>) | null,
    onError?: ((error: unknown) => B | PromiseLike<B>) | null,
  ): PromiseLike<A | B> {
    this.#reading ??= this.#read()
    return this.#reading.then(onValue, onError)
  }
}

/** What a reader sees of AWS: each call is checked against the module's declarations and recorded as provenance. */
export class Reading implements Aws {
  readonly account: string
  readonly partition: string
  readonly region: string
  readonly regions: readonly string[]
  readonly accountArn: string
  readonly reconciliations: { source: string; count: Field<number | null> }[] = []
  /** Members that were listed without their identity, by the actions that listed them. */
  readonly withoutId = new Map<string, number>()
  asOf: Date | null = null
  readonly #target: Target
  readonly #declared: ReadonlySet<unknown>
  readonly #provenance: Provenance

  constructor(target: Target, declared: ReadonlySet<unknown>, provenance: Provenance) {
    this.#target = target
    this.#declared = declared
    this.#provenance = provenance
    this.account = target.account
    this.partition = target.partition
    this.region = target.region === 'global' ? target.mainRegion : target.region
    this.regions = target.regions
    this.accountArn = `arn:${target.partition}:iam::${target.account}:root`
  }

  get<C extends CommandClass, T>(
    call: Call<C>,
    input: InputOf<C>,
    pick: (answer: OutputOf<C>) => T | undefined,
    options?: CallOptions,
  ): Field<T | null> {
    return new LazyField(async () => {
      const answer = await this.#answer(call, input as object, options, false)
      return answer === ABSENT ? null : (pick(answer as OutputOf<C>) ?? null)
    })
  }

  async *list<C extends CommandClass, T>(
    call: ListCall<C, T>,
    input: InputOf<C>,
    options?: CallOptions,
  ): AsyncGenerator<T> {
    const seen = new Set<string>()
    let token: string | undefined
    do {
      const page = await this.#answer(call, withToken(call, input as object, token), options, token !== undefined)
      if (page === ABSENT) return
      for (const member of call.items(page as OutputOf<C>) ?? []) {
        if (isIdentified(call, member)) yield member
        else this.#withoutId(call)
      }
      token = call.token?.next(page as OutputOf<C>) || undefined
      if (token !== undefined && seen.has(token))
        throw new ReadFailure({ action: call.actions.join(' '), reason: 'failed', detail: 'PagesRepeat' })
      if (token !== undefined) seen.add(token)
    } while (token !== undefined)
  }

  all<C extends CommandClass, T>(call: ListCall<C, T>, input: InputOf<C>, options?: CallOptions): Field<T[] | null> {
    return new LazyField(async () => {
      const first = await this.#answer(call, input as object, options, false)
      if (first === ABSENT) return null
      const members = [...(call.items(first as OutputOf<C>) ?? [])]
      if (!members.every(member => isIdentified(call, member))) throw withoutIdentity(call)
      const token = call.token?.next(first as OutputOf<C>)
      if (token)
        for await (const member of this.list(call, withToken(call, input as object, token) as InputOf<C>, options))
          members.push(member)
      return members
    })
  }

  /** Inside a member's field the field is the gap, else the list. */
  #withoutId(call: Pick<AnyCall, 'actions'>): void {
    if (ofMember.getStore() !== undefined) throw withoutIdentity(call)
    const action = call.actions.join(' ')
    this.withoutId.set(action, (this.withoutId.get(action) ?? 0) + 1)
  }

  field<T>(read: () => Promise<T>): Field<T> {
    return new LazyField(read)
  }

  reconcile(source: string, count: Field<number | null>): void {
    this.reconciliations.push({ source, count })
  }

  sourceAsOf(moment: Date): void {
    this.asOf = moment
  }

  async #answer(
    call: object,
    input: object,
    options: CallOptions | undefined,
    page: boolean,
  ): Promise<unknown | typeof ABSENT> {
    if (!this.#declared.has(call)) throw new Error('a reader made a call that its module does not export')
    const declared = call as AnyCall
    const region = options?.region ?? this.region
    const resource = ofMember.getStore()
    const note = (answer: Answer | CallFailed, failed: boolean) =>
      this.#provenance.add({
        actions: declared.actions,
        operation: declared.operation,
        input,
        at: answer.at,
        traffic: answer.traffic,
        failed,
        page,
        ...(resource !== undefined && { resource }),
      })
    try {
      const answer = await this.#send(declared, input, region)
      note(answer, false)
      return answer.output
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      if (endsReading(error.cause)) throw error.cause
      if (isUnrecorded(error.cause))
        throw new ReadFailure({ action: declared.actions.join(' '), ...classify(error.cause) }, error.cause)
      const name = (error.cause as Error | undefined)?.name ?? ''
      const told = declared.absent.includes(name) || declared.gone.includes(name)
      note(error, !told)
      if (declared.absent.includes(name)) return ABSENT
      if (declared.gone.includes(name)) throw new ResourceGone(name)
      throw new ReadFailure({ action: declared.actions.join(' '), ...classify(error.cause) }, error.cause)
    }
  }

  #send(call: AnyCall, input: object, region: string): Promise<Answer> {
    const send = () => {
      this.#target.sent.calls++
      return this.#target.session.send(call, input, region)
    }
    if (!call.shared) return send()
    const key = sharedKey(call, region, input)
    const answer = this.#target.shared.get(key) ?? send()
    this.#target.shared.set(key, answer)
    return answer
  }
}

const withoutIdentity = (call: Pick<AnyCall, 'actions'>) =>
  new ReadFailure({ action: call.actions.join(' '), reason: 'failed', detail: 'MemberWithoutId' })

function withToken<C extends CommandClass, T>(call: ListCall<C, T>, input: object, token: string | undefined): object {
  return token === undefined || !call.token ? input : { ...input, [call.token.input]: token }
}
