import type { JsonObject, JsonValue } from '../evidence/json.ts'

/** An object or a list that says which of its own members are read, at any depth, by their JSON pointers. */
export function watched(settings: JsonObject, read: (pointer: string) => void): JsonObject {
  const known = new WeakMap<object, JsonValue>()
  const wrap = (value: JsonValue, at: string): JsonValue => {
    if (typeof value !== 'object' || value === null) return value
    // The same each time: a check may hold two readings of a member against each other.
    const made = known.get(value) ?? new Proxy(value, handler(at))
    known.set(value, made)
    return made
  }
  const handler = (at: string): ProxyHandler<Exclude<JsonValue, string | number | boolean | null>> => ({
    get(target, key, receiver) {
      if (typeof key === 'symbol' || !isMember(target, key)) return Reflect.get(target, key, receiver)
      const pointer = `${at}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      // Told first: what was not read or was redacted throws.
      read(pointer)
      return wrap(Reflect.get(target, key), pointer)
    },
  })
  return wrap(settings, '') as JsonObject
}

const isMember = (target: object, key: string): boolean =>
  Object.hasOwn(target, key) && !(Array.isArray(target) && key === 'length')
