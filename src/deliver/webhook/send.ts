import { Webhook } from 'standardwebhooks'
import { checkUrl } from '../guard.ts'
import { type Answered, exchange } from '../http.ts'
import { failed, type Outcome } from '../outcome.ts'
import { retryAfter } from '../retry-after.ts'
import { unsent } from '../unsent.ts'

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
    const answer = await exchange(url, {
      method: 'POST',
      headers: headersFor(message, target, now),
      body: message.payload,
      ...target,
    })
    const { status, body: detail } = answer
    return status >= 200 && status < 300 ? { kind: 'delivered', httpStatus: status, detail } : refusedBy(answer, now)
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

function refusedBy({ status, headers, body }: Answered, now: Date): Outcome {
  const retryAfterMs = retryAfter(headers['retry-after'], now)
  return failed(`HTTP ${status}`, { httpStatus: status, retryAfterMs, gone: status === 410, detail: body })
}
