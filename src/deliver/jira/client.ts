import type { Context, Target } from '../adapter.ts'
import { baseOf, type Client, clientOf } from '../kit/client.ts'
import type { Config, Secrets } from './config.ts'

export function clientFor({ config, secrets: { email, apiToken } }: Target<Config, Secrets>, context: Context): Client {
  const basic = Buffer.from(`${email}:${apiToken}`).toString('base64')
  const base = `${baseOf(config.url, config.url)}/rest/api/3`
  return clientOf({ base, headers: { authorization: `Basic ${basic}` }, hidden: [email, apiToken, basic], context })
}

export const means = {
  401: 'the address or the API token is not taken',
  403: 'the account may not do this in the project',
  404: 'there is no such project or issue, or the account may not browse it',
} as const
