import { z } from 'zod'
import type { Context, Target } from '../adapter.ts'
import { baseOf, type Call, type Client, clientOf } from '../kit/client.ts'
import type { Config, Secrets } from './config.ts'

export function clientFor({ config, secrets: { token } }: Target<Config, Secrets>, context: Context): Client {
  const base = baseOf(config.url, 'https://ciso.invalid/api')
  return clientOf({ base, headers: { authorization: `Token ${token}` }, hidden: [token], context })
}

/** CISO Assistant says 404, not 403, of what the token's owner may not change. */
export const means = {
  401: 'the token is not taken',
  403: 'the token’s owner may not do this in the domain',
  404: 'it does not exist, or the token’s owner may not see or change it',
} as const

const PAGE = 100
const PAGES = 100

/** All entries of a list, page by page. */
export async function listed<T>(client: Client, path: string, query: Call['query'], entry: z.ZodType<T>): Promise<T[]> {
  const page = z.object({ count: z.number(), results: z.array(entry) })
  const found: T[] = []
  for (let pages = 0; pages < PAGES; pages++) {
    const whole = { ...query, limit: PAGE, offset: pages * PAGE }
    const { count, results } = (await client.call('GET', path, { query: whole, means })).as(page)
    found.push(...results)
    if (results.length === 0 || found.length >= count) break
  }
  return found
}
