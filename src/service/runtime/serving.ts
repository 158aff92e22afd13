import type { ApiKey, View, Viewer } from '../../store/index.ts'
import type { Runtime } from './runtime.ts'

/** What use cases work with that act for somebody who asks: of the store, they have what that one may see. */
export interface Viewed extends Omit<Runtime, 'store'> {
  readonly store: View
}

/** What routes are built over. It has no store; a request brings the view of who asks. */
export interface Serving extends Omit<Runtime, 'store'> {
  /** For what is answered, or written down, without a key: it sees nothing of any account. */
  readonly nobody: Viewed
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
}

/** Lets those in who ask. */
export interface Door {
  /** Whose key a secret is, if it is valid now. */
  authenticate(secret: string): Promise<ApiKey | undefined>
  as(viewer: Viewer): Viewed
}

/** The store is hidden, not left out by type alone: what is built over this cannot reach it. */
export function serving(runtime: Runtime): { service: Serving; door: Door } {
  const over = (rest: object) => Object.create(runtime, Object.getOwnPropertyDescriptors(rest))
  const made = (viewer: Viewer): Viewed => over({ store: runtime.store.as(viewer) })
  // Views keep nothing: what most keys see is made once, not for each request.
  let whole: Viewed | undefined
  const as = (viewer: Viewer): Viewed => {
    if (viewer !== 'all') return made(viewer)
    whole ??= made('all')
    return whole
  }
  return {
    service: over({
      store: undefined,
      get nobody() {
        return as([])
      },
      ping: () => runtime.store.ping(),
    }),
    door: { as, authenticate: secret => runtime.store.keys.authenticate(secret, runtime.config.sessionIdleMinutes) },
  }
}
