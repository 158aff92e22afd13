import { ApiError } from './error.ts'

/** Throws `invalid_request` for the end of an access that has passed already. */
export function requireFuture(expiresAt: string | null): void {
  if (expiresAt !== null && Date.parse(expiresAt) <= Date.now())
    throw new ApiError('invalid_request', 'The key would have expired already: expiresAt lies in the past.')
}
