import type { Context, Target } from '../adapter.ts'
import { baseOf, type Client, clientOf } from '../kit/client.ts'
import { Ended } from '../kit/error.ts'
import { tokenCache, tokenGrant } from '../kit/token.ts'
import type { Config, Secrets } from './config.ts'

const DOMAINS = { us: 'hyperproof.app', eu: 'hyperproof.eu', gov: 'hyperproofgov.app' } as const
const tokens = tokenCache()

/** A client with a token; one that is no longer taken is asked for anew by the next attempt. */
export async function clientFor({ config, secrets }: Target<Config, Secrets>, context: Context): Promise<Client> {
  const { clientId, clientSecret } = secrets
  const domain = DOMAINS[config.region]
  const key = [baseOf(config.url, `https://accounts.${domain}`), clientId, clientSecret]
  const hidden = [clientId, clientSecret]
  const accounts = clientOf({ base: key[0] ?? '', headers: {}, hidden, context })
  const token = await tokens.get(key, async () => {
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret }
    const means = { 400: 'the API client is not known', 401: 'the API client is not known' }
    return (await accounts.call('POST', '/oauth/token', { form, means })).as(tokenGrant)
  })
  const base = baseOf(config.url, `https://api.${domain}`)
  const inner = clientOf({ base, headers: { authorization: `Bearer ${token}` }, hidden: [...hidden, token], context })
  return {
    call: async (...call) => {
      try {
        return await inner.call(...call)
      } catch (error) {
        if (error instanceof Ended && error.outcome.httpStatus === 401) tokens.forget(key)
        throw error
      }
    },
  }
}
