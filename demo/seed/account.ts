import type { ClientClass } from '../../connectors/kit/index.ts'

/** The account that a seed fills. */
export interface SeedAccount {
  readonly id: string
  /** The two regions with something in them; the first is also where account-wide services are. */
  readonly regions: readonly [string, string]
  /** An SDK client of the account, kept for reuse. */
  client<C extends ClientClass>(Class: C, region?: string): InstanceType<C>
}

/** Clients against an endpoint with fixed credentials. */
export function seedAccount(
  endpoint: string,
  id: string,
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
): SeedAccount {
  const clients = new Map<string, unknown>()
  const regions = ['us-east-1', 'eu-west-1'] as const
  return {
    id,
    regions: [regions[0], regions[1]],
    client<C extends ClientClass>(Class: C, region: string = regions[0]) {
      const key = `${Class.name} ${region}`
      const kept =
        clients.get(key) ??
        atOneHost(
          new Class({ endpoint: named(endpoint), region, credentials, forcePathStyle: true, maxAttempts: 2 }),
          endpoint,
        )
      clients.set(key, kept)
      return kept as InstanceType<C>
    },
  }
}

/** S3 Control puts the account id before the host; the emulator is one host. */
function atOneHost<T>(client: T, endpoint: string): T {
  const { middlewareStack } = client as { middlewareStack?: { add(middleware: unknown, options: object): void } }
  const { hostname } = new URL(endpoint)
  const middleware = (next: (args: unknown) => unknown) => (args: { request: { hostname: string } }) => {
    args.request.hostname = hostname
    return next(args)
  }
  middlewareStack?.add(middleware, { step: 'build', name: 'oneHost', priority: 'low' })
  return client
}

/** An address takes no account id before it, a name does; {@link atOneHost} puts the address back. */
const named = (endpoint: string): string => endpoint.replace('//127.0.0.1', '//localhost')
