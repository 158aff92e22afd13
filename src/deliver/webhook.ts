import type { IncomingHttpHeaders } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { checkUrl, OutboundRefused } from './guard.ts'
import { exchange } from './http.ts'
import type { Outcome } from './outcome.ts'

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
  /** For the whole exchange; default 20 s. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal | undefined
}

/**
 * Posts a message by Standard Webhooks 1.0.0: headers `webhook-id`, `webhook-timestamp`, `webhook-signature`. Only a 2xx
 * is success; redirects are not followed.
 */
export async function postWebhook(
  message: WebhookMessage,
  target: WebhookTarget,
  now: Date = new Date(),
): Promise<Outcome> {
  try {
    const url = checkUrl(target.url, target.allowPrivate)
    const { status, headers } = await exchange(url, {
      method: 'POST',
      headers: headersFor(message, target, now),
      body: message.payload,
      ...target,
    })
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
  const { code = 'connection_failed' } = error as { code?: string }
  return { ...failure, stage: code === 'interrupted' ? 'ours' : 'receiver', error: code }
}
