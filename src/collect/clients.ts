import type { AwsCredentialIdentityProvider } from '@smithy/types'
import type { Call, ClientClass, ListCall } from '../../connectors/kit/index.ts'
import type { RequestHandler } from './handlers.ts'
import { Retries } from './retries.ts'

/** How an account is reached. `credentials` left out: the standard AWS chain. */
export interface ClientOptions {
  readonly handler: RequestHandler
  readonly credentials?: AwsCredentialIdentityProvider
  /** A custom endpoint for every service (`AWS_ENDPOINT_URL`). */
  readonly endpoint?: string
  /** Buckets in the path, not the host: recordings know requests by their path. Custom endpoints imply it. */
  readonly pathStyle?: boolean
  /** Answers come from a recording: whatever endpoint is configured, nothing waits and nothing is asked besides. */
  readonly replay?: boolean
}

export type Sendable = Pick<Call | ListCall, 'client' | 'command' | 'accountInHost'>

/** The SDK's default of 3 attempts would turn three failures of a moment into a gap. */
export const ATTEMPTS = 8

type Client = InstanceType<ClientClass>

/** SDK clients by service and region, made when first needed. */
export class Clients {
  readonly #options: ClientOptions
  readonly #made = new Map<ClientClass, Map<string, Client>>()

  constructor(options: ClientOptions) {
    this.#options = options
  }

  of({ client: Class, accountInHost }: Sendable, region: string, attempts: number): Client {
    const regions = this.#made.get(Class) ?? new Map<string, Client>()
    this.#made.set(Class, regions)
    const key = attempts === ATTEMPTS ? region : `${region} ${attempts}`
    const client = regions.get(key) ?? this.#connect(Class, region, accountInHost, attempts)
    regions.set(key, client)
    return client
  }

  #connect(Class: ClientClass, region: string, accountInHost: boolean, maxAttempts: number): Client {
    const { endpoint, credentials, handler, pathStyle, replay } = this.#options
    return new Class({
      region,
      maxAttempts,
      retryStrategy: new Retries(maxAttempts),
      requestHandler: handler,
      // SQS: the region's end point, whatever host the URL of a queue names.
      useQueueUrlAsEndpoint: false,
      ...(credentials && { credentials }),
      ...(replay === true && { ignoreConfiguredEndpointUrls: true }),
      ...(endpoint !== undefined && { endpoint }),
      ...((endpoint !== undefined || pathStyle === true) && { forcePathStyle: true }),
      ...(endpoint !== undefined && accountInHost && { endpointProvider: () => ({ url: new URL(endpoint) }) }),
    })
  }

  /** Forgets all of them, and with them the credentials that they hold. */
  clear(): void {
    this.#made.clear()
  }

  close(): void {
    for (const regions of this.#made.values()) for (const client of regions.values()) client.destroy()
  }
}
