import { z } from 'zod'
import { ApiError } from './error.ts'

/** Cursors are opaque to callers: parts as base64url. */
export const sealed = (parts: readonly unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** The parts of a cursor; null on the first page. Throws `invalid_cursor`. */
export function opened<T>(cursor: string | undefined, shape: z.ZodType<T>): T | null {
  if (cursor === undefined) return null
  const parsed = shape.safeParse(parse(cursor))
  if (!parsed.success) throw new ApiError('invalid_cursor', 'The cursor is not from this list.')
  return parsed.data
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** A moment inside a cursor. */
export const instant = z.iso.datetime()
