import { NodeHttpHandler } from '@smithy/node-http-handler'
import type { ClientClass } from '../../connectors/kit/index.ts'
import { before } from './clock.ts'

/** The account that a seed fills. */
export interface SeedAccount {
  readonly id: string
  /** The two regions with something in them; the first is also where account-wide services are. */
  readonly regions: readonly [string, string]
  /** An SDK client of the account, kept for reuse. */
  client<C extends ClientClass>(Class: C, region?: string): InstanceType<C>
  /** What is made from here on was made so many days ago, one call half a minute after the other. */
  since(days: number): void
}

const STEP_SECONDS = 30
/** The emulator is one host, whatever the URL of a queue names. */
const OF_SQS = { useQueueUrlAsEndpoint: false }

/** Clients against an endpoint with fixed credentials. */
export function seedAccount(
  endpoint: string,
  id: string,
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
  now: Date = new Date(),
): SeedAccount {
  const clients = new Map<string, unknown>()
  const regions = ['us-east-1', 'eu-west-1'] as const
  const { hostname } = new URL(endpoint)
  let moment = Math.floor(now.getTime() / 1000)
  const nextMoment = () => {
    moment = Math.min(moment + STEP_SECONDS, Math.floor(now.getTime() / 1000))
    return moment
  }
  return {
    id,
    regions: [regions[0], regions[1]],
    client<C extends ClientClass>(Class: C, region: string = regions[0]) {
      const key = `${Class.name} ${region}`
      const made = () =>
        new Class({
          endpoint: named(endpoint),
          region,
          credentials,
          forcePathStyle: true,
          maxAttempts: 2,
          // Kinesis speaks HTTP/2 otherwise, which the emulator does not.
          requestHandler: new NodeHttpHandler(),
          ...OF_SQS,
        })
      const kept =
        clients.get(key) ??
        changing(made(), request => {
          // S3 Control puts the account id before the host; the emulator is one host.
          request.hostname = hostname
          request.headers['x-demo-moment'] = String(nextMoment())
        })
      clients.set(key, kept)
      return kept as InstanceType<C>
    },
    since(days: number) {
      moment = Math.floor(before(now, days).getTime() / 1000)
    },
  }
}

interface Request {
  hostname: string
  headers: Record<string, string>
}

function changing<T>(client: T, change: (request: Request) => void): T {
  const { middlewareStack } = client as { middlewareStack?: { add(middleware: unknown, options: object): void } }
  const middleware = (next: (args: unknown) => unknown) => (args: { request: Request }) => {
    change(args.request)
    return next(args)
  }
  middlewareStack?.add(middleware, { step: 'build', name: 'demo', priority: 'low' })
  return client
}

/** An address takes no account id before it, a name does; the middleware puts the address back. */
const named = (endpoint: string): string => endpoint.replace('//127.0.0.1', '//localhost')
