import type { Context, Target } from '../adapter.ts'
import { authorized } from '../kit/authorized.ts'
import { baseOf, type Client, clientOf } from '../kit/client.ts'
import { tokenCache, tokenGrant } from '../kit/token.ts'
import type { Config, Secrets } from './config.ts'

const DOMAINS = { us: 'hyperproof.app', eu: 'hyperproof.eu', gov: 'hyperproofgov.app' } as const
const NOT_KNOWN = 'the API client is not known'
const tokens = tokenCache()

export function clientFor({ config, secrets }: Target<Config, Secrets>, context: Context): Promise<Client> {
  const { clientId, clientSecret } = secrets
  const hidden = [clientId, clientSecret]
  const domain = DOMAINS[config.region]
  const base = baseOf(config.url, `https://api.${domain}`)
  const host = baseOf(config.url, `https://accounts.${domain}`)
  const ask = async () => {
    const accounts = clientOf({ base: host, headers: {}, hidden, context })
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
    const means = { 400: NOT_KNOWN, 401: NOT_KNOWN }
    return (await accounts.call('POST', '/oauth/token', { form, means })).as(tokenGrant)
  }
  return authorized({ base, tokens, key: [host, clientId, clientSecret], hidden, context, ask })
}
