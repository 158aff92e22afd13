import type { SendMailOptions } from 'nodemailer'
import type { Message } from '../adapter.ts'
import { factsOf } from '../kit/facts.ts'
import type { Sent } from '../kit/sent.ts'
import type { Config } from './config.ts'

interface Announced {
  readonly type: string
  readonly data?: { readonly account?: string | null; readonly label?: string | null; readonly url?: string }
}

/** What a person reads: what happened, where the package is, and by which digest to know it. */
export function mailOf(message: Message, { from, to }: Config, files: readonly Sent[]): SendMailOptions {
  const { type, data = {} } = JSON.parse(message.payload) as Announced
  const about = [data.label, data.account].filter(part => part != null).join(', ')
  const subject = [`Exhibit: ${type}`, about].filter(Boolean).join(', ').replaceAll(/\s+/g, ' ')
  const built = message.package
  const lines = [
    about,
    built ? factsOf(message, built).text : '',
    data.url ? `Package: ${data.url}` : '',
    built && files.length === 0 ? 'Nothing is attached: it was not asked for, or is larger than 10 MB.' : '',
    built
      ? 'Verify it with `exhibit verify`, or open verify.html inside it in a browser and drop the package there.'
      : '',
  ]
  return {
    ...{ from, to: [...to], subject, text: `${lines.filter(Boolean).join('\n\n')}\n` },
    messageId: `<${message.id}@${from.split('@').at(-1)}>`,
    date: new Date(message.at),
    attachments: files.map(file => ({ filename: file.name, contentType: file.contentType, content: file.open() })),
  }
}
