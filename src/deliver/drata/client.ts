import type { Context, Target } from '../adapter.ts'
import { baseOf, type Client, clientOf } from '../kit/client.ts'
import type { Config, Secrets } from './config.ts'

const HOSTS = {
  us: 'https://public-api.drata.com/public/v2',
  eu: 'https://public-api.eu.drata.com/public/v2',
  apac: 'https://public-api.apac.drata.com/public/v2',
} as const

export function clientFor({ config, secrets: { apiKey } }: Target<Config, Secrets>, context: Context): Client {
  const base = `${baseOf(config.url, HOSTS[config.region])}/workspaces/${config.workspaceId}`
  return clientOf({ base, headers: { authorization: `Bearer ${apiKey}` }, hidden: [apiKey], context })
}

export const means = {
  401: 'the API key is not taken',
  403: 'the API key lacks a permission of the Evidence Library: list, create or update evidence',
  404: 'there is no such workspace, or the key’s owner is not in it',
  412: 'the terms of Drata’s API are not accepted yet',
} as const
