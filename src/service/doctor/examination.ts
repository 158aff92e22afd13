import { within } from '../runtime/within.ts'

/** `unknown`: it could not be looked at, which is no good news. */
export type Health = 'ok' | 'warning' | 'failed' | 'unknown'

export type Subject =
  | 'disk'
  | 'clock'
  | 'credentials'
  | 'account'
  | 'permissions'
  | 'database'
  | 'queue'
  | 'signing key'
  | 'secrets'
  | 'outbound'
  | 'sign-in'
  | 'destination'

/** One thing that was looked at, in one sentence that says what to do where something is to be done. */
export interface Examination {
  readonly subject: Subject
  /** Which account, destination or address; null where there is only one. */
  readonly of: string | null
  readonly health: Health
  /** The stable code of what is wrong; null where nothing is. */
  readonly code: string | null
  readonly message: string
}

type Told = Pick<Examination, 'health' | 'code' | 'message'>

export const ok = (message: string): Told => ({ health: 'ok', code: null, message })
export const warning = (code: string, message: string): Told => ({ health: 'warning', code, message })
export const failed = (code: string, message: string): Told => ({ health: 'failed', code, message })
export const unknown = (code: string, message: string): Told => ({ health: 'unknown', code, message })

const OURS = new Set(['ServiceError', 'StoreError', 'KeyError', 'OutboundRefused', 'OutboundFailed'])

/** What went wrong, by its own code and sentence where it is an error of ours. */
export function blamed(error: unknown): Told {
  const { name = 'error', message = '', code } = (error ?? {}) as { name?: string; message?: string; code?: unknown }
  if (typeof code === 'string' && OURS.has(name)) return failed(code, message)
  return unknown('internal', `It could not be looked at (${name}: ${message}); please report this.`)
}

/** Longer than this nobody waits for one answer. */
const PATIENCE_MS = 30_000

/** Looks at one thing; whatever happens, something is said of it. */
export async function examined(
  subject: Subject,
  of: string | null,
  look: () => Promise<Told>,
  patienceMs = PATIENCE_MS,
): Promise<Examination> {
  const late = () => new Late(patienceMs)
  const told = await within(patienceMs, look(), late).catch(error =>
    error instanceof Late ? unknown('timeout', error.message) : blamed(error),
  )
  return { subject, of, ...told }
}

class Late extends Error {
  constructor(ms: number) {
    super(`There was no answer within ${Math.round(ms / 1000)} s: look at the network between here and there.`)
  }
}
