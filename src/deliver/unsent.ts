import { OutboundRefused } from './guard.ts'
import { type Failed, failed, ours } from './outcome.ts'

/** What a call that got no answer comes to. Messages of errors name addresses: only codes are kept. */
export function unsent(error: unknown): Failed {
  if (error instanceof OutboundRefused) return ours(error.code)
  const { code } = (error ?? {}) as { code?: unknown }
  if (code === 'interrupted') return ours(code)
  return failed(typeof code === 'string' && /^[A-Za-z0-9_]{1,60}$/.test(code) ? code : 'connection_failed')
}
