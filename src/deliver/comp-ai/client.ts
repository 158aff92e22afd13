import type { Context, Target } from '../adapter.ts'
import { baseOf, type Client, clientOf } from '../kit/client.ts'
import type { Config, Secrets } from './config.ts'

export function clientFor({ config, secrets: { apiKey } }: Target<Config, Secrets>, context: Context): Client {
  const base = baseOf(config.url, 'https://api.trycomp.ai')
  return clientOf({ base, headers: { 'x-api-key': apiKey }, hidden: [apiKey], context })
}

export const means = {
  401: 'the API key is not taken',
  403: 'the key may not see this task, or its person is not assigned to it',
  404: 'there is no task with this id',
} as const
