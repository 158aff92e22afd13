import { QueryClient } from '@tanstack/react-query'
import createFetchClient, { type Middleware } from 'openapi-fetch'
import createClient from 'openapi-react-query'
import { problemOf } from './problem.ts'
import type { components, paths } from './schema.d.ts'
import { BASE, session } from './session.ts'

export type Schemas = components['schemas']

type Ended = () => void
const listeners = new Set<Ended>()

/** Told when the API no longer takes the key: it expired, or was revoked. */
export const onSessionEnd = (listener: Ended): void => void listeners.add(listener)

const withKey: Middleware = {
  onRequest({ request }) {
    const key = session.key()
    if (request.headers.has('authorization')) return request
    if (key !== null) request.headers.set('authorization', `Bearer ${key}`)
    // What a session changes comes from our own pages alone, which no other site can say of itself.
    else request.headers.set('x-exhibit-page', '1')
    return request
  },
  onResponse({ request, response }) {
    const sent = request.headers.get('authorization')
    const own = session.isPerson() ? sent === null : session.key() !== null && sent === `Bearer ${session.key()}`
    if (response.status === 401 && own) {
      session.end()
      for (const listener of listeners) listener()
    }
    return response
  },
}

export const client = createFetchClient<paths>({ baseUrl: BASE.replace(/\/$/, '') })
client.use(withKey)

export const api = createClient(client)

/** A refusal does not go away by asking again; a busy service does. */
const again = (failures: number, error: unknown): boolean => {
  const status = problemOf(error)?.status ?? 503
  return failures < 2 && (status === 429 || status >= 500)
}

/** What can never be otherwise is not asked for again, also when the network is back. */
const mayChange = ({ options }: { options: object }): boolean | 'always' =>
  'staleTime' in options && options.staleTime === Number.POSITIVE_INFINITY ? false : 'always'

/** Without a network a request is made too, so that it fails and is told, rather than waited for without a word. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      ...{ retry: again, retryDelay: turn => 400 * 2 ** turn, staleTime: 15_000, networkMode: 'always' },
      ...{ refetchOnWindowFocus: false, refetchOnReconnect: mayChange },
    },
    mutations: { networkMode: 'always' },
  },
})
