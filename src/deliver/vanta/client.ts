import type { Context, Target } from '../adapter.ts'
import { authorized } from '../kit/authorized.ts'
import { baseOf, type Client, clientOf } from '../kit/client.ts'
import { tokenCache, tokenGrant } from '../kit/token.ts'
import type { Config, Secrets } from './config.ts'

const HOSTS = { us: 'https://api.vanta.com', gov: 'https://api.vanta-gov.com' } as const
const SCOPE = 'vanta-api.all:read vanta-api.all:write vanta-api.documents:upload'
/** A new token may end the one before, and five a minute are given. */
const tokens = tokenCache()

export function clientFor({ config, secrets }: Target<Config, Secrets>, context: Context): Promise<Client> {
  const { clientId, clientSecret } = secrets
  const hidden = [clientId, clientSecret]
  const base = baseOf(config.url, HOSTS[config.region])
  const ask = async () => {
    const json = { client_id: clientId, client_secret: clientSecret, scope: SCOPE, grant_type: 'client_credentials' }
    const means = { 401: 'the application is not known, or lacks the scope vanta-api.documents:upload' }
    return (await clientOf({ base, headers: {}, hidden, context }).call('POST', '/oauth/token', { json, means })).as(
      tokenGrant,
    )
  }
  return authorized({ base, tokens, key: [base, clientId, clientSecret], hidden, context, ask })
}
