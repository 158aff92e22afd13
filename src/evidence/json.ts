import canonicalize from 'canonicalize'

export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue }
export type JsonObject = { [key: string]: JsonValue }

/**
 * A value as evidence keeps it: dates become RFC 3339 UTC strings, bytes base64 strings, `undefined` members are dropped.
 * Throws on what JSON cannot hold (functions, NaN, symbols), so that nothing is lost in silence.
 */
export function toJson(value: unknown): JsonValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value === 'bigint') return value.toString()
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array)
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
  if (Array.isArray(value)) return value.map(member => (member === undefined ? null : toJson(member)))
  if (typeof value === 'object') {
    const object: JsonObject = {}
    for (const [key, member] of Object.entries(value)) if (member !== undefined) object[key] = toJson(member)
    return object
  }
  throw new TypeError(`JSON cannot hold a ${typeof value}`)
}

/**
 * RFC 8785 (JCS) text of a JSON value. `JSON.stringify` writes numbers and strings as JCS wants them, so only members need
 * ordering; what it would treat otherwise (see {@link inOrder}) goes to the reference implementation.
 */
export function canonicalJson(value: unknown): string {
  try {
    return JSON.stringify(inOrder(value))
  } catch (error) {
    if (error !== unusual) throw error
  }
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('there is no canonical JSON of undefined')
  return text
}

const unusual = new Error('needs the reference implementation')
/** Members that objects put first whatever their order, or that are no plain members. */
const UNUSUAL_KEY = /^(?:\d+|__proto__|toJSON)$/

/** A copy with members in order of their keys' code units. Throws where `JSON.stringify` would change the order or lose a value. */
function inOrder(value: unknown): unknown {
  if (typeof value === 'string') {
    if (value.isWellFormed()) return value
  } else if (typeof value === 'number') {
    if (Number.isFinite(value)) return value
  } else if (typeof value === 'boolean' || value === null) return value
  else if (Array.isArray(value)) return value.map(inOrder)
  else if (typeof value === 'object' && isPlain(value)) {
    const copy: Record<string, unknown> = {}
    for (const key of Object.keys(value).sort()) {
      if (UNUSUAL_KEY.test(key) || !key.isWellFormed()) throw unusual
      const member = (value as Record<string, unknown>)[key]
      if (member !== undefined) copy[key] = inOrder(member)
    }
    return copy
  }
  throw unusual
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
