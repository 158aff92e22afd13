import pLimit from 'p-limit'
import { ATTEMPTS, type ClientOptions, Clients, type Sendable } from './clients.ts'
import { CredentialsEnded, saysExpired } from './credentials.ts'
import { classify, doubtsCredentials, isPaced, ReadingStopped } from './failure.ts'
import { noTraffic, observed, type Traffic } from './handlers.ts'
import { LIMITS, type Limits } from './limits.ts'
import { PACE, Pace, type PaceOptions } from './pace.ts'
import { Silence } from './silence.ts'
import { Unanswered } from './unanswered.ts'

export interface SessionOptions extends ClientOptions {
  /** Forgets credentials that are kept, so that the next call gets new ones. */
  readonly renew?: () => void
  /** Requests under way at once. */
  readonly concurrency?: number
  readonly limits?: Limits
  /** Told of every answer that AWS throttled. */
  readonly onThrottle?: () => void
  /** Wraps each call, with its waiting and all its attempts; `seen` is whole when the work has ended. */
  readonly around?: <T>(seen: SeenCall, work: () => Promise<T>) => Promise<T>
  readonly pace?: PaceOptions
}

/** One call as it is under way. */
export interface SeenCall {
  readonly service: string
  readonly operation: string
  readonly region: string
  readonly traffic: Traffic
  readonly throttles: number
}

export interface SendOptions {
  readonly attempts?: number
  /** Ends this call with {@link ReadingStopped}. */
  readonly signal?: AbortSignal
}

export interface Answer {
  readonly output: unknown
  readonly at: Date
  readonly traffic: Traffic
}

/** A call that AWS (or the network) refused; `cause` is what the SDK threw. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly at: Date
  readonly traffic: Traffic
  constructor(at: Date, traffic: Traffic, cause: unknown) {
    super('the call failed', { cause })
    this.at = at
    this.traffic = traffic
  }
}

/** A recording's last answer repeats; a throttle that is one would be asked for ever. */
const REPLAYED_THROTTLES = 100
/** For how long an answer of STS about the credentials holds. */
const CONFIRMED_MS = 10_000

/** What of one call is known so far. */
interface Sending {
  readonly call: Sendable
  readonly input: object
  readonly region: string
  readonly attempts: number
  readonly signal: AbortSignal
  readonly traffic: Traffic
  throttles: number
}

/** The way into one account. */
export class Session {
  readonly #options: SessionOptions
  readonly #clients: Clients
  readonly #paces = new Map<string, Pace>()
  readonly #silence = new Silence()
  readonly #limit: ReturnType<typeof pLimit>
  readonly #stop = new AbortController()
  /** Counts renewals: a call that fails with older credentials is just sent again. */
  #generation = 0
  #provenGeneration = -1
  readonly #provenRegions = new Set<string>()
  readonly #confirmations = new Map<string, { at: number; good: Promise<boolean> }>()
  #calls = 0

  constructor(options: SessionOptions) {
    this.#options = options
    this.#clients = new Clients(options)
    this.#limit = pLimit(options.concurrency ?? 24)
  }

  /** API calls sent, each page of a list being one, however often AWS had to be asked for it. */
  get calls(): number {
    return this.#calls
  }

  /** True where AWS has said nothing for so long, or lets so few calls through that the others only wait. */
  get waits(): boolean {
    return this.#silence.isLasting || this.#paces.values().some(pace => pace.isSlow)
  }

  /**
   * Sends one call. Throws {@link CallFailed} (its cause is `CredentialsEnded` where the credentials are good no longer),
   * and {@link ReadingStopped} once the session was stopped.
   */
  async send(call: Sendable, input: object, region: string, options: SendOptions = {}): Promise<Answer> {
    const ended = new AbortController()
    const stop = () => ended.abort(new ReadingStopped())
    const signals = [this.#stop.signal, ...(options.signal ? [options.signal] : [])]
    for (const signal of signals) signal.addEventListener('abort', stop, { once: true })
    if (signals.some(signal => signal.aborted)) stop()
    this.#silence.begun()
    try {
      const attempts = options.attempts ?? ATTEMPTS
      return await this.#sendSeen({
        ...{ call, input, region, attempts, signal: ended.signal },
        ...{ traffic: noTraffic(), throttles: 0 },
      })
    } finally {
      this.#silence.ended()
      for (const signal of signals) signal.removeEventListener('abort', stop)
    }
  }

  #sendSeen(sending: Sending): Promise<Answer> {
    const { around } = this.#options
    if (!around) return this.#sendAtPace(sending)
    const { call, region, traffic } = sending
    const [service, operation] = [call.client.name.replace(/Client$/, ''), call.command.name.replace(/Command$/, '')]
    const seen: SeenCall = {
      ...{ service, operation, region, traffic },
      get throttles() {
        return sending.throttles
      },
    }
    return around(seen, () => this.#sendAtPace(sending))
  }

  /** Until there is an answer that is no throttle. Waiting for its turn, a call takes no other's place. */
  async #sendAtPace(sending: Sending): Promise<Answer> {
    const { call, region, signal } = sending
    const replay = this.#options.replay === true
    const pace = this.#paceOf(`${call.client.name} ${region} ${call.command.name}`)
    let firstAt = 0
    for (;;) {
      const paced = !replay && (await pace.turn(sending.throttles, signal))
      let at = 0
      const begin = async (): Promise<Answer | undefined> => {
        signal.throwIfAborted()
        // While it waited for its place, a pace may have begun.
        if (!replay && !paced && pace.perSecond !== null) return undefined
        if (firstAt === 0) this.#calls++
        at = Date.now()
        firstAt ||= at
        return this.#sendRenewing(sending, new Date(at))
      }
      try {
        const answer = await this.#limit(begin)
        if (!answer) continue
        pace.answered()
        return answer
      } catch (error) {
        const cause = error instanceof CallFailed ? error.cause : undefined
        if (!isPaced(cause)) {
          if (error instanceof CallFailed && isAnswer(cause)) pace.answered()
          throw error
        }
        sending.throttles++
        this.#options.onThrottle?.()
        const most =
          sending.attempts === ATTEMPTS ? (replay ? REPLAYED_THROTTLES : Number.POSITIVE_INFINITY) : sending.attempts
        if ((!replay && !pace.throttled(at, firstAt)) || sending.throttles >= most) throw error
      }
    }
  }

  #paceOf(operation: string): Pace {
    const pace = this.#paces.get(operation) ?? new Pace(this.#options.pace ?? PACE)
    this.#paces.set(operation, pace)
    return pace
  }

  /** With new credentials where those at hand have ended, and once only. */
  async #sendRenewing(sending: Sending, at: Date): Promise<Answer> {
    for (;;) {
      const generation = this.#generation
      try {
        const answer = await this.#sendOnce(sending, at)
        this.#provenGeneration = Math.max(this.#provenGeneration, generation)
        this.#provenRegions.add(sending.region)
        return answer
      } catch (error) {
        if (!(error instanceof CallFailed) || !(await this.#haveEnded(error.cause, sending.region))) throw error
        if (generation < this.#generation) continue
        if (this.#provenGeneration < generation)
          throw new CallFailed(at, sending.traffic, new CredentialsEnded(error.cause, sending.traffic.clockOffsetMs))
        this.#renew()
      }
    }
  }

  /** Only credentials that were good before can have ended: the first refusal is told as what it is. */
  async #haveEnded(cause: unknown, region: string): Promise<boolean> {
    if (this.#provenGeneration < 0 || this.#options.replay === true) return false
    if (saysExpired(cause)) return true
    return doubtsCredentials(cause) && this.#provenRegions.has(region) && !(await this.#areGood(region))
  }

  /** Asks STS, which needs no permission, whether it is the credentials that are refused. */
  #areGood(region: string): Promise<boolean> {
    const known = this.#confirmations.get(region)
    if (known && Date.now() - known.at < CONFIRMED_MS) return known.good
    const good = this.#askWhoWeAre(region)
    this.#confirmations.set(region, { at: Date.now(), good })
    return good
  }

  async #askWhoWeAre(region: string): Promise<boolean> {
    const { GetCallerIdentityCommand, STSClient } = await import('@aws-sdk/client-sts')
    const call = { client: STSClient, command: GetCallerIdentityCommand, accountInHost: false }
    const signal = this.#stop.signal
    try {
      this.#calls++
      await this.#sendOnce(
        { call, input: {}, region, attempts: 3, signal, traffic: noTraffic(), throttles: 0 },
        new Date(),
      )
      return true
    } catch (error) {
      const cause = error instanceof CallFailed ? error.cause : undefined
      return !(saysExpired(cause) || doubtsCredentials(cause))
    }
  }

  #renew(): void {
    this.#generation++
    this.#clients.clear()
    this.#confirmations.clear()
    this.#options.renew?.()
  }

  async #sendOnce({ call, input, region, attempts, signal, traffic }: Sending, at: Date): Promise<Answer> {
    const endpoint = `${call.client.name} ${region}`
    const Command = call.command as unknown as new (input: object) => unknown
    try {
      this.#silence.check(endpoint)
      const client = this.#clients.of(call, region, attempts)
      const output = await observed(traffic, () =>
        this.#within(signal, traffic, abortSignal => client.send(new Command(input), { abortSignal })),
      )
      this.#silence.answered(endpoint)
      return { output, at, traffic }
    } catch (error) {
      if (error instanceof ReadingStopped) throw error
      this.#silence.failed(endpoint, error)
      throw new CallFailed(at, traffic, error)
    }
  }

  /**
   * Ends a call that takes too long, and one that is stopped: neither is waited for, whatever it hangs in. An answer that
   * is still flowing in has limits of its own.
   */
  async #within<T>(signal: AbortSignal, traffic: Traffic, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { callMs, silenceMs } = this.#options.limits ?? LIMITS
    const { promise: cut, reject } = Promise.withResolvers<never>()
    const stop = () => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    const late = () => {
      const flows = Date.now() - traffic.receivedAt < silenceMs
      if (flows) timer = setTimeout(late, silenceMs)
      else
        reject(new Unanswered('CallTimeout', `no answer within ${Math.round(callMs / 1000)} s, all attempts together`))
    }
    let timer = setTimeout(late, callMs)
    const abort = new AbortController()
    cut.catch(() => abort.abort())
    try {
      return await Promise.race([work(abort.signal), cut])
    } finally {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
  }

  /** Ends every call under way, and every later one, with {@link ReadingStopped}. */
  stop(): void {
    this.#stop.abort(new ReadingStopped())
  }

  /** Gives back what it can make again when it is needed. */
  rest(): void {
    this.#clients.clear()
  }

  close(): void {
    this.#clients.close()
    this.#options.handler.destroy()
  }
}

/** AWS said something, if only no. */
function isAnswer(cause: unknown): boolean {
  const { reason } = classify(cause)
  return reason !== 'timeout' && reason !== 'unreachable'
}
