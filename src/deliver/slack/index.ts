import { z } from 'zod'
import { type Adapter, kindOf } from '../adapter.ts'
import { checkUrl } from '../guard.ts'
import { send } from './send.ts'

const config = z.strictObject({
  url: z.url().max(2000).optional().describe('Another host than hooks.slack.com: it takes the path of the webhook URL'),
})
const secrets = z.strictObject({
  webhookUrl: z
    .string()
    .regex(
      /^https:\/\/hooks\.slack(-gov)?\.com\/(services|workflows)\/[\w/-]{1,300}$/,
      'the URL of an incoming webhook',
    )
    .describe('The incoming webhook’s URL, as Slack shows it'),
})

type Config = z.output<typeof config>
type Secrets = z.output<typeof secrets>

/** An incoming webhook: a line of text with a link. It takes no files, and says nothing of what it took. */
const adapter: Adapter<Config, Secrets> = {
  kind: 'slack',
  label: 'Slack',
  status: 'experimental',
  folder: import.meta.dirname,
  config,
  secrets,
  limitMs: 30_000,
  allow: ({ url }, { allowPrivate }) => void (url !== undefined && checkUrl(url, allowPrivate)),
  target: ({ url = 'https://hooks.slack.com' }) => new URL(url).host,
  send: (message, target, context) => send(textOf(message.payload), target, context),
  test: async () => ({
    ...{ ok: true, delivered: false, httpStatus: null, error: null },
    proved: ['The URL has the form of an incoming webhook.'],
    unproved: ['Whether the webhook still exists and may post cannot be known without posting.'],
  }),
}

interface Announced {
  readonly type: string
  readonly data?: { readonly account?: string | null; readonly label?: string | null; readonly url?: string }
}

/** Slack reads &, < and > as its own marks. */
const plain = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function textOf(payload: string): string {
  const { type, data = {} } = JSON.parse(payload) as Announced
  const about = [data.label, data.account].filter(part => part != null).join(', ')
  return plain([`Exhibit: ${type}`, about, data.url].filter(part => part).join('\n'))
}

export const slack = kindOf(adapter)
