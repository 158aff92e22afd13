import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer, RequestKey, View } from '../../store/index.ts'
import { keyOf, viewOf } from '../access.ts'
import type { Api } from '../api.ts'
import { ApiError } from '../error.ts'

type OpenTransaction = Awaited<ReturnType<View['begin']>>

const KEPT_MS = 24 * 3600_000

/**
 * A POST with an `Idempotency-Key` is done once: the same request by the same API key gets the answer of the first for
 * a day. What it writes and its answer are one transaction, committed before the answer goes out: whoever dies in between
 * leaves both or neither. Answers that failed are not kept, nor are the secrets in those that give one.
 */
export function idempotency(app: Api): void {
  const begun = new WeakMap<FastifyRequest, { asked: RequestKey; open: OpenTransaction }>()

  app.addHook('preHandler', (request, reply, done) => {
    let answered = false
    const start = async (): Promise<OpenTransaction | undefined> => {
      const asked = requestKey(request)
      if (!asked) return undefined
      const open = await viewOf(request).store.begin()
      const answer = await firstOf(open, asked, digest(request.body)).catch(async error => {
        await open.rollback()
        throw error
      })
      if (answer === undefined) {
        begun.set(request, { asked, open })
        return open
      }
      await open.rollback()
      answered = true
      repeat(reply, answer)
      return undefined
    }
    start().then(
      open => {
        if (open) open.within(() => done())
        else if (!answered) done()
      },
      error => done(error),
    )
  })

  app.addHook('onSend', async (request, reply, payload) => {
    const known = begun.get(request)
    if (!known) return payload
    begun.delete(request)
    const { asked, open } = known
    if (reply.statusCode >= 300) {
      await open.rollback()
      return payload
    }
    try {
      const body = withoutSecret(String(payload ?? ''), request.routeOptions.config.givesSecret === true)
      await open.repositories.idempotency.finish(
        asked,
        { status: reply.statusCode, headers: kept(reply), body },
        KEPT_MS,
      )
    } catch (error) {
      await open.rollback()
      throw error
    }
    await open.commit()
    return payload
  })
}

/** The answer that was given before; undefined where this is the first such request. */
async function firstOf(
  { repositories }: OpenTransaction,
  asked: RequestKey,
  bodyHash: string,
): Promise<Answer | undefined> {
  const free = await repositories.idempotency.take(asked)
  const known = free
    ? await repositories.idempotency.begin(asked, bodyHash, KEPT_MS)
    : { state: 'in_progress' as const }
  if (known.state === 'in_progress')
    throw new ApiError('idempotency_in_progress', 'The same request is under way; ask again in a moment.', {
      headers: { 'retry-after': '1' },
    })
  if (known.state === 'mismatch')
    throw new ApiError('idempotency_mismatch', 'This Idempotency-Key was used with another body; choose a new one.')
  return known.state === 'answered' ? known.answer : undefined
}

function requestKey(request: FastifyRequest): RequestKey | null {
  const idempotencyKey = request.headers['idempotency-key']
  if (request.method !== 'POST' || idempotencyKey === undefined) return null
  if (typeof idempotencyKey !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(idempotencyKey))
    throw new ApiError('invalid_request', 'An Idempotency-Key has 1 to 200 printable characters.')
  return { key: keyOf(request).id, route: `POST ${request.url.replace(/\/+(?=$|\?)/, '')}`, idempotencyKey }
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

/** What is made with the secret, such as a link, goes too. */
function withoutSecret(body: string, gives: boolean): string {
  if (!gives) return body
  const { secret, ...rest } = JSON.parse(body) as { secret: string | null }
  const told = (value: unknown) =>
    typeof value === 'string' && secret !== null && value.includes(secret) ? null : value
  return JSON.stringify({ ...Object.fromEntries(Object.entries(rest).map(([k, v]) => [k, told(v)])), secret: null })
}

/** Sent as it was stored: text is not run through the route's schema again. */
const repeat = (reply: FastifyReply, { status, headers, body }: Answer): FastifyReply =>
  reply.code(status).headers(headers).header('idempotency-replayed', 'true').send(body)
