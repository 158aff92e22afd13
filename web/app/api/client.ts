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
    if (key !== null && !request.headers.has('authorization')) request.headers.set('authorization', `Bearer ${key}`)
    return request
  },
  onResponse({ request, response }) {
    const sent = request.headers.get('authorization')
    if (response.status === 401 && session.key() !== null && sent === `Bearer ${session.key()}`) {
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

export const queries = new QueryClient({
  defaultOptions: { queries: { retry: again, staleTime: 15_000, refetchOnWindowFocus: false } },
})
