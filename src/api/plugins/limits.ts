import { createHash } from 'node:crypto'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import underPressure from '@fastify/under-pressure'
import type { Api } from '../api.ts'
import { ApiError } from '../error.ts'

export interface Limits {
  /** Requests a minute, by API key, else by address; 1200 unless told. */
  readonly perMinute?: number | undefined
}

/** Security headers, a ceiling per key, and a quick no where the process cannot keep up. */
export async function limits(app: Api, { perMinute = 1200 }: Limits): Promise<void> {
  await app.register(helmet, { contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } } })
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: 60_000,
    keyGenerator: request => asker(request.headers.authorization) ?? request.ip,
    errorResponseBuilder: () =>
      new ApiError('rate_limited', 'Too many requests; wait as long as Retry-After says.') satisfies Error,
  })
  await app.register(underPressure, { maxEventLoopDelay: 5000, retryAfter: 5 })
}

/** Keys are told apart by a digest: none is kept. */
const asker = (authorization: string | undefined): string | undefined =>
  authorization && createHash('sha256').update(authorization).digest('base64url')
