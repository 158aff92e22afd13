import type { Api } from '../api.ts'
import { ApiError } from '../error.ts'

/** Half of a surrogate pair is no text: no UTF-8 holds it, so it would come back as another one. */
export function wellFormed(app: Api): void {
  app.addHook('preValidation', async request => {
    if (!isWellFormed(request.body))
      throw new ApiError('invalid_request', 'The body has text with half of a surrogate pair, which is not Unicode.')
  })
}

function isWellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed()
  if (typeof value !== 'object' || value === null) return true
  return Object.entries(value).every(([name, member]) => name.isWellFormed() && isWellFormed(member))
}
