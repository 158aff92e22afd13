import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { Webhook } from 'standardwebhooks'
import { checkUrl, OutboundRefused, publicOnly } from './guard.ts'
import type { Outcome } from './outcome.ts'

const TIMEOUT_MS = 20_000

export interface WebhookMessage {
  /** The same in every attempt. */
  readonly id: string
  readonly payload: string
}

export interface WebhookTarget {
  readonly url: string
  /** `whsec_…`; while a secret is rotated both, newest first. */
  readonly secrets: readonly string[]
  readonly allowPrivate: boolean
  readonly userAgent: string
}

/**
 * Posts a message by Standard Webhooks 1.0.0: headers `webhook-id`, `webhook-timestamp`, `webhook-signature`. Only a 2xx
 * is success; redirects are not followed; the answer's body is not read.
 */
export async function postWebhook(
  message: WebhookMessage,
  target: WebhookTarget,
  now: Date = new Date(),
): Promise<Outcome> {
  try {
    const url = checkUrl(target.url, target.allowPrivate)
    const { status, headers } = await post(url, message.payload, headersFor(message, target, now), target.allowPrivate)
    return status >= 200 && status < 300 ? { kind: 'delivered', httpStatus: status } : refusedBy(status, headers, now)
  } catch (error) {
    return unsent(error)
  }
}

function headersFor(
  { id, payload }: WebhookMessage,
  { secrets, userAgent }: WebhookTarget,
  now: Date,
): Record<string, string> {
  return {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(payload)),
    'user-agent': userAgent,
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
    'webhook-signature': secrets.map(secret => new Webhook(secret).sign(id, now, payload)).join(' '),
  }
}

function post(
  url: URL,
  body: string,
  headers: Record<string, string>,
  allowPrivate: boolean,
): Promise<{ status: number; headers: IncomingHttpHeaders }> {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const options = {
      method: 'POST',
      headers,
      signal: AbortSignal.timeout(TIMEOUT_MS),
      ...(!allowPrivate && { lookup: publicOnly }),
    }
    const request = send(url, options, response => {
      resolve({ status: response.statusCode ?? 0, headers: response.headers })
      response.destroy()
    })
    request.on('error', reject)
    request.end(body)
  })
}

function refusedBy(status: number, headers: IncomingHttpHeaders, now: Date): Outcome {
  return {
    kind: 'failed',
    stage: 'receiver',
    httpStatus: status,
    error: `HTTP ${status}`,
    retryAfterMs: retryAfter(headers['retry-after'], now),
    gone: status === 410,
  }
}

/** `Retry-After` in ms: seconds or an HTTP date (RFC 9110 §10.2.3). */
function retryAfter(value: string | undefined, now: Date): number | null {
  if (value === undefined) return null
  if (/^\d+$/.test(value)) return Number(value) * 1000
  const at = Date.parse(value)
  return Number.isNaN(at) ? null : Math.max(0, at - now.getTime())
}

function unsent(error: unknown): Outcome {
  const failure = { kind: 'failed', httpStatus: null, retryAfterMs: null, gone: false } as const
  if (error instanceof OutboundRefused) return { ...failure, stage: 'ours', error: error.code }
  const { code, name } = error as { code?: string; name?: string }
  return { ...failure, stage: 'receiver', error: name === 'TimeoutError' ? 'timeout' : (code ?? 'connection_failed') }
}
