import type { ClientClass } from '../../connectors/kit/index.ts'
import { Retries } from './retries.ts'
import type { Sendable, SessionOptions } from './session.ts'

/** The SDK's default of 3 attempts would turn three failures of a moment into a gap. */
export const ATTEMPTS = 8

type Client = InstanceType<ClientClass>

/** SDK clients by service and region, made when first needed. */
export class Clients {
  readonly #options: SessionOptions
  readonly #made = new Map<ClientClass, Map<string, Client>>()

  constructor(options: SessionOptions) {
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
