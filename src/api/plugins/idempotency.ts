import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Runtime } from '../../service/runtime/runtime.ts'
import type { Answer, RequestKey } from '../../store/index.ts'
import { keyOf } from '../access.ts'
import type { Api } from '../api.ts'
import { ApiError } from '../error.ts'

/** How long one process may be at a request before another may begin it anew: it died. */
const UNDER_WAY_MS = 120_000
const KEPT_MS = 24 * 3600_000

/**
 * A POST with an `Idempotency-Key` is done once: the same request by the same API key gets the answer of the first for
 * a day. Answers that failed are not kept, nor are the secrets in those that give one.
 */
export function idempotency(app: Api, { store }: Runtime): void {
  const begun = new WeakMap<FastifyRequest, RequestKey>()

  app.addHook('preHandler', async (request, reply) => {
    const asked = requestKey(request)
    if (!asked) return
    const known = await store.idempotency.begin(asked, digest(request.body), UNDER_WAY_MS)
    switch (known.state) {
      case 'new':
        begun.set(request, asked)
        return
      case 'in_progress':
        throw new ApiError('idempotency_in_progress', 'The same request is under way; ask again in a moment.', {
          headers: { 'retry-after': '1' },
        })
      case 'mismatch':
        throw new ApiError('idempotency_mismatch', 'This Idempotency-Key was used with another body; choose a new one.')
      case 'answered':
        return repeat(reply, known.answer)
    }
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const asked = begun.get(request)
    if (!asked) return payload
    begun.delete(request)
    if (reply.statusCode >= 300) await store.idempotency.abandon(asked)
    else {
      const body = withoutSecret(String(payload ?? ''), request.routeOptions.config.givesSecret === true)
      await store.idempotency.finish(asked, { status: reply.statusCode, headers: kept(reply), body }, KEPT_MS)
    }
    return payload
  })
}

function requestKey(request: FastifyRequest): RequestKey | null {
  const idempotencyKey = request.headers['idempotency-key']
  if (request.method !== 'POST' || idempotencyKey === undefined) return null
  if (typeof idempotencyKey !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey))
    throw new ApiError('invalid_request', 'An Idempotency-Key has 1 to 200 printable characters.')
  return { key: keyOf(request).id, route: `POST ${request.url}`, idempotencyKey }
}

const digest = (body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(body) ?? '')
    .digest('hex')

function kept(reply: FastifyReply): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const name of ['content-type', 'location']) {
    const value = reply.getHeader(name)
    if (typeof value === 'string') headers[name] = value
  }
  return headers
}

function withoutSecret(body: string, gives: boolean): string {
  return gives ? JSON.stringify({ ...(JSON.parse(body) as object), secret: null }) : body
}

/** Sent as it was stored: text is not run through the route's schema again. */
const repeat = (reply: FastifyReply, { status, headers, body }: Answer): FastifyReply =>
  reply.code(status).headers(headers).header('idempotency-replayed', 'true').send(body)
