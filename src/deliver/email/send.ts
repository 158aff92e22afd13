import type { Context, Message, Target } from '../adapter.ts'
import { OutboundRefused } from '../guard.ts'
import { caught } from '../kit/error.ts'
import { type Sent, sentOf } from '../kit/sent.ts'
import { type Failed, failed, type Outcome } from '../outcome.ts'
import type { Config, Secrets } from './config.ts'
import { withMail } from './connect.ts'
import { mailOf } from './mail.ts'

const MIB = 1024 ** 2
const MOST = 10 * MIB

/** Sends one message. Its id is that of the event in every attempt, by which receivers fold repeats. */
export async function sendMail(message: Message, target: Target<Config, Secrets>, context: Context): Promise<Outcome> {
  try {
    const files = await filesOf(message, target.config)
    const mail = mailOf(message, target.config, files)
    return await withMail(target, context, async transport => {
      const { messageId, rejected, response } = await transport.sendMail(mail)
      const refused = rejected?.length
        ? `${rejected.length} of ${target.config.to.length} recipients were refused. `
        : ''
      return { kind: 'delivered', httpStatus: null, receipt: { messageId }, detail: `${refused}${response}` }
    })
  } catch (error) {
    return mailFailure(error)
  }
}

/** What is attached; nothing where it is too much for a message. */
async function filesOf(message: Message, { attach }: Config): Promise<Sent[]> {
  if (!message.package || attach.length === 0) return []
  const files = await sentOf(message, attach, Number.POSITIVE_INFINITY)
  return files.reduce((sum, { size }) => sum + size, 0) > MOST ? [] : files
}

interface SmtpError {
  readonly code?: string
  readonly responseCode?: number
  readonly response?: string
}

/** By the server's own number, or by what the network did. */
export function mailFailure(error: unknown): Failed {
  const { code, responseCode, response = null } = (error ?? {}) as SmtpError
  if (error instanceof OutboundRefused || responseCode === undefined) return caught(error)
  return failed(code === 'EAUTH' ? `SMTP ${responseCode}: the user is not taken` : `SMTP ${responseCode}`, {
    detail: response,
  })
}
