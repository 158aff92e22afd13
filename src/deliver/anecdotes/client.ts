import type { Context, Target } from '../adapter.ts'
import { authorized } from '../kit/authorized.ts'
import { baseOf, type Client, clientOf } from '../kit/client.ts'
import { endWith } from '../kit/error.ts'
import { tokenCache } from '../kit/token.ts'
import type { Config, Secrets } from './config.ts'

const HOUR_SECONDS = 3600
const tokens = tokenCache()

/** Each call says who asks: without that it is refused, whatever its token. */
export function clientFor({ config, secrets: { apiKey } }: Target<Config, Secrets>, context: Context): Promise<Client> {
  const named = { ...context, userAgent: `${context.userAgent} (+${config.contact})` }
  const base = baseOf(config.url, 'https://api.anecdotes.ai')
  const hidden = [apiKey]
  const ask = async () => {
    const client = clientOf({ base, headers: { 'x-anecdotes-api-key': apiKey }, hidden, context: named })
    const { text } = await client.call('GET', '/identity/v1/apikey/exchange', { means })
    const token = text.trim().replace(/^"|"$/g, '')
    if (!/^[\w.~+/=-]{1,8000}$/.test(token)) return endWith('answer_not_understood')
    return { access_token: token, expires_in: HOUR_SECONDS }
  }
  return authorized({ base, tokens, key: [base, apiKey], hidden, context: named, ask })
}

export const means = {
  401: 'the API key is not taken',
  403: 'the API key lacks the role Integrator, or the call’s contact is not taken',
  404: 'there is no such evidence',
} as const
