import createFetchClient, { type Client, type Middleware } from 'openapi-fetch'
import { ExhibitError, problemOf } from './error.ts'
import type { paths } from './schema.d.ts'

/** Every operation by its method and path, typed: `exhibit.GET('/v1/accounts')`. */
export type Exhibit = Client<paths>

export interface Options {
  /** Where the service is: `https://exhibit.example.com`. */
  readonly url: string
  /** An API key, `exk_…`; what is open to everybody needs none. */
  readonly apiKey?: string
  /** In place of the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>
}

/** A client of one service. Its methods throw {@link ExhibitError} where the service refuses, so that `data` is there otherwise. */
export function createExhibit({ url, apiKey, fetch }: Options): Exhibit {
  const client = createFetchClient<paths>({
    baseUrl: url.replace(/\/+$/, ''),
    ...(fetch !== undefined && { fetch }),
    ...(apiKey !== undefined && { headers: { authorization: `Bearer ${apiKey}` } }),
  })
  client.use(refusing)
  return client
}

const refusing: Middleware = {
  async onResponse({ response }) {
    // Nothing new is no refusal.
    if (response.ok || response.status === 304) return
    throw new ExhibitError(response.status, await problemOf(response))
  },
}
