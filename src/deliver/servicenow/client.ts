import type { Context, Target } from '../adapter.ts'
import { baseOf, type Client, clientOf } from '../kit/client.ts'
import type { Config, Secrets } from './config.ts'

export function clientFor({ config, secrets }: Target<Config, Secrets>, context: Context): Client {
  const { username, password } = secrets
  const basic = Buffer.from(`${username}:${password}`).toString('base64')
  const base = `${baseOf(config.url, config.url)}/api/now`.replace(/([^:])\/\//, '$1/')
  return clientOf({ base, headers: { authorization: `Basic ${basic}` }, hidden: [username, password, basic], context })
}

export const means = {
  401: 'the user or the password is not taken',
  403: 'the user may not write the record, or create attachments (sys_attachment)',
  404: 'there is no such record, or the user may not read it',
} as const
