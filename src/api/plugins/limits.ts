import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Api } from '../api.ts'
import { ApiError } from '../error.ts'

export interface Limits {
  /** Requests a minute, by API key, else by address; 1200 unless told. */
  readonly perMinute?: number | undefined
}

type Limit = (request: FastifyRequest, reply: FastifyReply) => Promise<void>

/** Each counts on its own and throws `rate_limited`. An IPv6 client is counted by its /64. */
export interface Ceilings {
  /** Requests that need no key, by address. */
  readonly open: Limit
  /** Requests whose key is not known to be good, by address: guesses are counted before the database is asked. */
  readonly unproven: Limit
  /** By the key that let the request in, however its header was spelled. */
  readonly key: Limit
}

/** Security headers, and a quick no where the process cannot keep up; gives the ceilings for `auth`. */
export async function limits(app: Api, { perMinute = 1200 }: Limits): Promise<Ceilings> {
  await app.register(helmet, { contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } })
  await app.register(rateLimit, { global: false, max: perMinute, timeWindow: 60_000, ipv6Subnet: 64 })
  await app.register(underPressure, { maxEventLoopDelay: 5000, retryAfter: 5 })
  const keyGenerator = ({ key }: FastifyRequest) => key?.id ?? ''
  return { open: limit(app, {}), unproven: limit(app, {}), key: limit(app, { keyGenerator }) }
}

function limit(app: Api, options: Parameters<Api['createRateLimit']>[0]): Limit {
  const count = app.createRateLimit(options)
  return async (request, reply) => {
    const counted = await count(request)
    if (counted.isAllowed) return
    const { max, remaining, ttlInSeconds } = counted
    reply.headers({
      'x-ratelimit-limit': max,
      'x-ratelimit-remaining': remaining,
      'x-ratelimit-reset': ttlInSeconds,
    })
    if (!counted.isExceeded) return
    throw new ApiError('rate_limited', 'Too many requests; wait as long as Retry-After says.', {
      headers: { 'retry-after': String(ttlInSeconds) },
    })
  }
}
