import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { baseOf, type Client, clientOf } from '../kit/client.ts'
import type { Config, Secrets } from './config.ts'

const HOSTS = { us: 'https://api.secureframe.com', uk: 'https://api-uk.secureframe.com' } as const

/** The key and its secret, with a blank between them and no word before. */
export function clientFor({ config, secrets }: Target<Config, Secrets>, context: Context): Client {
  const { apiKey, apiSecret } = secrets
  const headers = { authorization: `${apiKey} ${apiSecret}` }
  return clientOf({ base: baseOf(config.url, HOSTS[config.region]), headers, hidden: [apiKey, apiSecret], context })
}

export const means = {
  401: 'the API key is not taken',
  403: 'the key’s owner has a role without this right',
  404: 'there is no test with this id',
} as const

export const resource = <T>(attributes: z.ZodType<T>) => z.object({ data: z.object({ id: z.string(), attributes }) })
