import type { Api } from '../api.ts'
import { ApiError } from '../error.ts'

/** Half of a surrogate pair is no text: no UTF-8 holds it, so it would come back as another one. */
export function wellFormed(app: Api): void {
  app.addHook('preValidation', async request => {
    if (!isWellFormed(request.body))
      throw new ApiError('invalid_request', 'The body has text with half of a surrogate pair, which is not Unicode.')
  })
}

/** With a stack of its own: a body may be nested deeper than calls can be. */
function isWellFormed(body: unknown): boolean {
  const waiting: unknown[] = [body]
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value === 'string' && !value.isWellFormed()) return false
    if (typeof value !== 'object' || value === null) continue
    for (const [name, member] of Object.entries(value)) {
      if (!name.isWellFormed()) return false
      waiting.push(member)
    }
  }
  return true
}
