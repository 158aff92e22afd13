import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Bucket {
  readonly capacity: number
  /** Tokens a second. */
  readonly refill: number
}

export interface BucketServer {
  readonly url: string
  /** Answers by operation and kind. */
  tally(operation: string): { readonly answered: number; readonly throttled: number }
  /** Seconds from the first request for the operation to its last answer that was no throttle. */
  seconds(operation: string): number
  /** From now on these hold, filled. */
  buckets(of: (operation: string) => Bucket | null): void
  stop(): Promise<void>
}

const LATENCY_MS = 10

interface Level extends Bucket {
  tokens: number
  at: number
}

/**
 * EC2 as AWS throttles it: each operation takes tokens from a bucket of its own, and an empty one is answered with
 * RequestLimitExceeded. `speed` makes its seconds shorter.
 */
export async function startBucketServer(of: (operation: string) => Bucket | null, speed = 1): Promise<BucketServer> {
  let bucketOf = of
  const levels = new Map<string, Level | null>()
  const tallies = new Map<string, { answered: number; throttled: number; firstAt: number; lastAt: number }>()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const operation = new URLSearchParams(Buffer.concat(chunks).toString()).get('Action') ?? ''
    const tally = tallies.get(operation) ?? { answered: 0, throttled: 0, firstAt: Date.now(), lastAt: 0 }
    tallies.set(operation, tally)
    if (!levels.has(operation)) levels.set(operation, filled(bucketOf(operation)))
    const passes = take(levels.get(operation) ?? null, speed)
    await new Promise(resolve => setTimeout(resolve, LATENCY_MS))
    tally[passes ? 'answered' : 'throttled']++
    if (passes) tally.lastAt = Date.now()
    response.writeHead(passes ? 200 : 503, { 'content-type': 'text/xml' })
    response.end(
      passes
        ? `<${operation}Response xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId></${operation}Response>`
        : '<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error></Errors><RequestID>r</RequestID></Response>',
    )
  })
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tally: operation => tallies.get(operation) ?? { answered: 0, throttled: 0 },
    seconds: operation => {
      const { firstAt = 0, lastAt = 0 } = tallies.get(operation) ?? {}
      return ((lastAt - firstAt) * speed) / 1000
    },
    buckets: next => {
      bucketOf = next
      levels.clear()
    },
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const filled = (bucket: Bucket | null): Level | null => bucket && { ...bucket, tokens: bucket.capacity, at: Date.now() }

function take(level: Level | null, speed: number): boolean {
  if (!level) return true
  const now = Date.now()
  level.tokens = Math.min(level.capacity, level.tokens + ((now - level.at) * level.refill * speed) / 1000)
  level.at = now
  if (level.tokens < 1) return false
  level.tokens--
  return true
}

/** What the bucket itself needs for so many calls. */
export const idealSeconds = ({ capacity, refill }: Bucket, calls: number): number =>
  Math.max(0, calls - capacity) / refill
