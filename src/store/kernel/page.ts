import { StoreError } from './error.ts'

/** What a list call takes. `limit` defaults to 50, at most 500; `cursor` is the `next` of the page before. */
export interface PageRequest {
  readonly limit?: number | undefined
  readonly cursor?: string | null | undefined
}

/** `next` is null on the last page. */
export interface Page<T> {
  readonly items: T[]
  readonly next: string | null
}

type Key = string | number

export const limitOf = ({ limit = 50 }: PageRequest): number => Math.min(Math.max(Math.trunc(limit) || 1, 1), 500)

export const encodeCursor = (key: readonly Key[]): string => Buffer.from(JSON.stringify(key)).toString('base64url')

/** The key in a cursor, or null for the first page. Throws `invalid_cursor` unless it has the types of `shape`. */
export function decodeCursor<K extends readonly ('string' | 'number')[]>(
  cursor: string | null | undefined,
  shape: K,
): { [I in keyof K]: K[I] extends 'string' ? string : number } | null {
  if (cursor === null || cursor === undefined || cursor === '') return null
  const key = parse(cursor)
  const fits = Array.isArray(key) && key.length === shape.length && key.every((part, i) => typeof part === shape[i])
  if (!fits) throw new StoreError('invalid_cursor', 'The cursor is not from this list.')
  return key as { [I in keyof K]: K[I] extends 'string' ? string : number }
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}

/** Cuts a list that was read one longer than the page into page and cursor. */
export function pageOf<T>(rows: T[], limit: number, key: (last: T) => readonly Key[]): Page<T> {
  if (rows.length <= limit) return { items: rows, next: null }
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: last === undefined ? null : encodeCursor(key(last)) }
}
