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
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64')
  if (Array.isArray(value)) return value.map(member => (member === undefined ? null : toJson(member)))
  if (typeof value === 'object') {
    const object: JsonObject = {}
    for (const [key, member] of Object.entries(value)) if (member !== undefined) object[key] = toJson(member)
    return object
  }
  throw new TypeError(`JSON cannot hold a ${typeof value}`)
}

/** RFC 8785 (JCS) text of a JSON value. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('there is no canonical JSON of undefined')
  return text
}
