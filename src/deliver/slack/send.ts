import type { Context, Target } from '../adapter.ts'
import { checkUrl } from '../guard.ts'
import { exchange } from '../http.ts'
import { failed, type Outcome } from '../outcome.ts'
import { retryAfter } from '../retry-after.ts'
import { unsent } from '../unsent.ts'

const UNKNOWN =
  'It may have arrived all the same: an incoming webhook cannot be read back, and a repeat is a second message.'

type To = Target<{ url?: string | undefined }, { webhookUrl: string }>

/** Posts a text. Slack answers `ok`; anything else is its error as text (`no_service`, `channel_is_archived`, …). */
export async function send(text: string, { config, secrets }: To, context: Context): Promise<Outcome> {
  try {
    const { pathname } = new URL(secrets.webhookUrl)
    const url = checkUrl(
      config.url === undefined ? secrets.webhookUrl : new URL(pathname, config.url).href,
      context.allowPrivate,
    )
    const body = JSON.stringify({ text })
    const headers = {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'user-agent': context.userAgent,
    }
    const answer = await exchange(url, { method: 'POST', headers, body, ...context })
    const { status, body: detail } = answer
    if (status === 200 && detail === 'ok') return { kind: 'delivered', httpStatus: status, detail }
    return failed(/^[a-z_]{3,60}$/.test(detail) ? detail : `HTTP ${status}`, {
      ...{ httpStatus: status, detail, gone: status === 410 },
      retryAfterMs: retryAfter(answer.headers['retry-after'], new Date()),
    })
  } catch (error) {
    const outcome = unsent(error)
    return outcome.stage === 'ours' ? outcome : { ...outcome, detail: UNKNOWN }
  }
}
