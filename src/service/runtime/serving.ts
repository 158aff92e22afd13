import type { ApiKey, View, Viewer } from '../../store/index.ts'
import type { Runtime } from './runtime.ts'

/** What use cases work with that act for somebody who asks: of the store, they have what that one may see. */
export interface Viewed extends Omit<Runtime, 'store'> {
  readonly store: View
}

/** What an API is built over. It has no store; it gets a view of it for who asks. */
export interface Serving extends Omit<Runtime, 'store'> {
  as(viewer: Viewer): Viewed
  /** Whose key a secret is, if it is valid now. */
  authenticate(secret: string): Promise<ApiKey | undefined>
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
}

/** The store is hidden, not left out by type alone: what is built over this cannot reach it. */
export function serving(runtime: Runtime): Serving {
  const over = (rest: object) => Object.create(runtime, Object.getOwnPropertyDescriptors(rest))
  return over({
    store: undefined,
    as: (viewer: Viewer): Viewed => over({ store: runtime.store.as(viewer) }),
    authenticate: (secret: string) => runtime.store.keys.authenticate(secret),
    ping: () => runtime.store.ping(),
  })
}
