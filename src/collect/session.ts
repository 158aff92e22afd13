import type { AwsCredentialIdentityProvider } from '@smithy/types'
import pLimit from 'p-limit'
import type { Call, ClientClass, ListCall } from '../../connectors/kit/index.ts'
import { ReadingStopped } from './failure.ts'
import { observed, type RequestHandler, type Traffic } from './handlers.ts'

/** How an account is reached. `credentials` left out: the standard AWS chain. */
export interface SessionOptions {
  readonly handler: RequestHandler
  readonly credentials?: AwsCredentialIdentityProvider
  /** A custom endpoint for every service (`AWS_ENDPOINT_URL`). */
  readonly endpoint?: string
  /** Buckets in the path, not the host: recordings know requests by their path. Custom endpoints imply it. */
  readonly pathStyle?: boolean
  /** A replay's requests look the same whatever endpoint the environment or a profile names. */
  readonly ignoreEndpoints?: boolean
  /** Requests under way at once. */
  readonly concurrency?: number
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

type Client = InstanceType<ClientClass>

/** The SDK's default of 3 attempts would turn three throttles into a gap. */
const ATTEMPTS = 8

/** The way into one account: SDK clients by service and region, made when first needed. */
export class Session {
  readonly #options: SessionOptions
  readonly #clients = new Map<ClientClass, Map<string, Client>>()
  readonly #underWay = new Set<(reason: ReadingStopped) => void>()
  readonly #limit: ReturnType<typeof pLimit>
  #stopped = false
  #calls = 0

  constructor(options: SessionOptions) {
    this.#options = options
    this.#limit = pLimit(options.concurrency ?? 24)
  }

  /** API calls sent, each page of a list being one. */
  get calls(): number {
    return this.#calls
  }

  /** Sends one call. Throws {@link CallFailed}, and {@link ReadingStopped} once the session was stopped. */
  async send(
    call: Pick<Call | ListCall, 'client' | 'command' | 'accountInHost'>,
    input: object,
    region: string,
    attempts = ATTEMPTS,
  ): Promise<Answer> {
    return this.#limit(async () => {
      if (this.#stopped) throw new ReadingStopped()
      this.#calls++
      const at = new Date()
      const Command = call.command as unknown as new (input: object) => unknown
      const client = this.#client(call, region, attempts)
      const { traffic, result } = await this.#unlessStopped(observed(() => client.send(new Command(input))))
      if (result.status === 'rejected') throw new CallFailed(at, traffic, result.reason)
      return { output: result.value, at, traffic }
    })
  }

  /** A call that is under way when the session stops is not waited for: its retries could take minutes. */
  async #unlessStopped<T>(work: Promise<T>): Promise<T> {
    const { promise: stopped, reject } = Promise.withResolvers<never>()
    this.#underWay.add(reject)
    try {
      return await Promise.race([work, stopped])
    } finally {
      this.#underWay.delete(reject)
    }
  }

  #client(
    { client: Class, accountInHost }: Pick<Call, 'client' | 'accountInHost'>,
    region: string,
    attempts: number,
  ): Client {
    const regions = this.#clients.get(Class) ?? new Map<string, Client>()
    this.#clients.set(Class, regions)
    const key = attempts === ATTEMPTS ? region : `${region} ${attempts}`
    const client = regions.get(key) ?? this.#connect(Class, region, accountInHost, attempts)
    regions.set(key, client)
    return client
  }

  #connect(Class: ClientClass, region: string, accountInHost: boolean, maxAttempts: number): Client {
    const { endpoint, credentials, handler, pathStyle, ignoreEndpoints } = this.#options
    return new Class({
      region,
      maxAttempts,
      requestHandler: handler,
      ...(credentials && { credentials }),
      ...(ignoreEndpoints === true && { ignoreConfiguredEndpointUrls: true }),
      ...(endpoint !== undefined && { endpoint }),
      ...((endpoint !== undefined || pathStyle === true) && { forcePathStyle: true }),
      ...(endpoint !== undefined && accountInHost && { endpointProvider: () => ({ url: new URL(endpoint) }) }),
    })
  }

  /** Ends every call under way, and every later one, with {@link ReadingStopped}. */
  stop(): void {
    this.#stopped = true
    for (const reject of this.#underWay) reject(new ReadingStopped())
  }

  close(): void {
    for (const regions of this.#clients.values()) for (const client of regions.values()) client.destroy()
    this.#options.handler.destroy()
  }
}
