import { AsyncLocalStorage } from 'node:async_hooks'
import { isDeepStrictEqual } from 'node:util'
import {
  type Aws,
  type Call,
  type CallOptions,
  type CommandClass,
  type Field,
  type InputOf,
  isAmong,
  isIdentified,
  JudgedElsewhere,
  type ListCall,
  NoneByDefinition,
  type OutputOf,
  type Owner,
  type ToldError,
} from '../../connectors/kit/index.ts'
import type { Gap } from '../evidence/item.ts'
import { classify, endsReading, isUnrecorded, ReadFailure, ResourceGone } from './failure.ts'
import { noTraffic } from './handlers.ts'
import { isShort, withToken } from './pages.ts'
import { isAws, isUnlisted } from './partitions.ts'
import type { Provenance } from './provenance.ts'
import { type Answer, CallFailed, type SendOptions } from './session.ts'
import { type SharedAnswers, sharedKey, sharing } from './shared.ts'
import { Unanswered, wasNotSent } from './unanswered.ts'

/**
 * One account and region being read; `shared` keeps answers that several evidence types ask for, `sharedAtMain` those of the
 * main region, which all regions of the account may ask.
 */
export interface Target {
  readonly account: string
  readonly partition: string
  /** A region's name, or `global` for account-wide types. */
  readonly region: string
  /** Where account-wide calls go: the partition's main region. */
  readonly mainRegion: string
  readonly regions: readonly string[]
  readonly session: { send(call: AnyCall, input: object, region: string, options?: SendOptions): Promise<Answer> }
  readonly shared: SharedAnswers
  readonly sharedAtMain?: SharedAnswers
  /** Calls sent for this target so far. */
  readonly sent: { calls: number }
  /** Ends the reading: whoever reads no longer holds the target. */
  readonly signal?: AbortSignal
  /** From this moment (ms since the epoch) on nothing more is asked: what is missing then is a gap. */
  readonly until?: number
}

type AnyCall = Call | ListCall

/** The member whose fields are being read, so that its request ids can be told apart. */
export const ofMember = new AsyncLocalStorage<string>()

const ABSENT = Symbol('absent')

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
  /** The same, read anew. */
  again(): LazyField<T> {
    return new LazyField(this.#read)
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
  readonly lastChance: boolean
  /** Members that were listed without their identity, by the actions that listed them. */
  readonly withoutId = new Map<string, number>()
  asOf: Date | null = null
  readonly #target: Target
  readonly #declared: ReadonlySet<unknown>
  readonly #provenance: Provenance
  readonly #used = new Map<string, SharedAnswers>()

  constructor(target: Target, declared: ReadonlySet<unknown>, provenance: Provenance, lastChance = true) {
    this.#target = target
    this.lastChance = lastChance
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
      if (answer === ABSENT) return null
      const value = pick(answer as OutputOf<C>)
      // Where AWS says "not configured" by an error, an answer without the setting does not say so.
      if (value === undefined && statesAbsence(call)) throw emptyAnswer(call)
      return value ?? null
    })
  }

  async *list<C extends CommandClass, T>(
    call: ListCall<C, T>,
    input: InputOf<C>,
    options?: CallOptions,
  ): AsyncGenerator<T> {
    const seen = new Set<string>()
    let token: string | undefined
    let before: readonly T[] | undefined
    do {
      const page = await this.#answer(call, withToken(call, input as object, token), options, token !== undefined)
      if (page === ABSENT) {
        if (call.none !== undefined && token === undefined) throw new NoneByDefinition(call.none)
        return
      }
      const members = call.items(page as OutputOf<C>) ?? []
      const next = call.token?.next(page as OutputOf<C>) || undefined
      const last = next === token && isShort(call, input, members) && isDeepStrictEqual(members, before)
      for (const member of members) {
        if (isIdentified(call, member)) yield member
        else this.#withoutId(call)
      }
      before = members
      token = last ? undefined : next
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

  /** The counts to compare with, asked anew where that can be. */
  recount(): void {
    this.forgetShared()
    for (const reconciliation of this.reconciliations)
      if (reconciliation.count instanceof LazyField) reconciliation.count = reconciliation.count.again()
  }

  /** Forgets the shared answers that this reading used: who asks next asks AWS. */
  forgetShared(): void {
    for (const [key, shared] of this.#used) shared.delete(key)
    this.#used.clear()
  }

  isGap(error: unknown): boolean {
    return error instanceof ReadFailure
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
    const note = (answer: Answer | CallFailed, failed: boolean) => {
      if (answer instanceof CallFailed && wasNotSent(answer.cause)) return
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
    }
    try {
      const answer = await this.#send(declared, input, region)
      note(answer, false)
      return answer.output
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      if (endsReading(error.cause)) throw error.cause
      if (isUnrecorded(error.cause))
        throw new ReadFailure({ action: declared.actions.join(' '), ...classify(error.cause) }, error.cause)
      const cause = toldError(error.cause)
      const absent = declared.absent.includes(cause.name) || isAmong(declared.absentWhen, cause)
      const gone = declared.gone.includes(cause.name) || isAmong(declared.goneWhen, cause)
      const owner = absent || gone ? undefined : await ownerOf(declared, cause, options)
      note(error, !absent && !gone && !owner)
      if (absent) return ABSENT
      if (gone) throw new ResourceGone(gapOf(declared, region, error.cause))
      if (owner) throw 'account' in owner ? new JudgedElsewhere(owner.account) : new NoneByDefinition(owner.nobody)
      throw new ReadFailure(gapOf(declared, region, error.cause), error.cause)
    }
  }

  #send(call: AnyCall, input: object, region: string): Promise<Answer> {
    const { session, sent, signal, until, mainRegion, sharedAtMain } = this.#target
    const send = async () => {
      if (until !== undefined && Date.now() > until)
        throw new CallFailed(
          new Date(),
          noTraffic(),
          new Unanswered('TargetTimeout', 'not asked: the time for this account and region was up'),
        )
      sent.calls++
      return session.send(call, input, region, signal ? { signal } : {})
    }
    if (!call.shared) return send()
    const key = sharedKey(call, region, input)
    const shared = (region === mainRegion ? sharedAtMain : undefined) ?? this.#target.shared
    this.#used.set(key, shared)
    return sharing(shared, key, send)
  }
}

/** What of an error is compared with the call's declarations. */
export function toldError(error: unknown): ToldError {
  if (!(error instanceof Error)) return { name: '', message: '' }
  const { name, message } = error
  return 'Reason' in error && typeof error.Reason === 'string'
    ? { name, message, reason: error.Reason }
    : { name, message }
}

/** Whose it is to make a call that AWS refuses this account; undefined where it is a refusal like any other. */
async function ownerOf(
  call: Pick<AnyCall, 'notOurs'>,
  error: ToldError,
  options: CallOptions | undefined,
): Promise<Owner | undefined> {
  if (!options?.owner || !isAmong(call.notOurs, error)) return undefined
  try {
    return await options.owner()
  } catch (unread) {
    if (endsReading(unread)) throw unread
    return undefined
  }
}
const statesAbsence = (call: AnyCall): boolean => call.absent.length + call.absentWhen.length > 0
const emptyAnswer = (call: Pick<AnyCall, 'actions'>) =>
  new ReadFailure({ action: call.actions.join(' '), reason: 'failed', detail: 'EmptyAnswer' })
const withoutIdentity = (call: Pick<AnyCall, 'actions'>) =>
  new ReadFailure({ action: call.actions.join(' '), reason: 'failed', detail: 'MemberWithoutId' })

/** What a call that failed leaves unread. A name that does not resolve, where AWS lists no endpoint, is no fault of the network. */
function gapOf(call: AnyCall, region: string, cause: unknown): Gap {
  const gap = { action: call.actions.join(' '), ...classify(cause) }
  const { code, hostname } = (cause ?? {}) as { code?: string; hostname?: string }
  const noEndpoint = code === 'ENOTFOUND' && hostname !== undefined && isAws(hostname)
  if (!noEndpoint || !isUnlisted(call.client.name, region)) return gap
  return { action: gap.action, reason: 'not_supported', detail: 'NoEndpoint' }
}
