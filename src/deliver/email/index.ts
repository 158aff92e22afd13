import { type Adapter, kindOf } from '../adapter.ts'
import { unproven } from '../outcome.ts'
import { type Config, config, type Secrets, secrets } from './config.ts'
import { checkHost, withMail } from './connect.ts'
import { mailFailure, sendMail } from './send.ts'

const UNPROVED = [
  'Whether the server takes mail from this sender to these recipients cannot be known without sending some.',
]

const adapter: Adapter<Config, Secrets> = {
  kind: 'email',
  label: 'E-mail',
  status: 'stable',
  folder: import.meta.dirname,
  config,
  secrets,
  limitMs: 5 * 60_000,
  allow: ({ host }, { allowPrivate }) => checkHost(host, allowPrivate),
  target: ({ to }) => to.join(', '),
  send: sendMail,
  test: async (target, context) => {
    try {
      await withMail(target, context, transport => transport.verify())
      const user = target.secrets.username === undefined ? [] : ['The user is accepted.']
      const proved = ['The mail server answers, and encrypts.', ...user]
      return { ok: true, delivered: false, httpStatus: null, error: null, proved, unproved: UNPROVED }
    } catch (error) {
      return unproven(mailFailure(error), UNPROVED)
    }
  },
}

export const email = kindOf(adapter)
