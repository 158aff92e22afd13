import type { components } from './schema.d.ts'

type Problem = components['schemas']['Problem']

/** What went wrong, from whatever was thrown: the API's problem, or that it could not be reached (null). */
export function problemOf(error: unknown): Problem | null {
  return typeof error === 'object' && error !== null && 'code' in error && 'detail' in error ? (error as Problem) : null
}

export const isForbidden = (error: unknown): boolean => problemOf(error)?.status === 403
