import type { JsonObject, JsonValue } from './json.ts'

/**
 * Takes what moves by itself out of settings: `pointers` are JSON pointers, in which `*` matches every member of a list.
 * What is taken keeps its place (lists keep their length), so that {@link withObserved} puts it back.
 */
export function splitObserved(
  fields: JsonObject,
  pointers: readonly string[],
): { settings: JsonObject; observed: JsonObject } {
  let [settings, observed]: [JsonObject, JsonObject] = [fields, {}]
  for (const pointer of pointers) {
    const [rest, taken] = take(settings, pointer.slice(1).split('/').map(unescaped))
    settings = rest as JsonObject
    if (taken !== undefined) observed = merged(observed, taken) as JsonObject
  }
  return { settings, observed }
}

const unescaped = (segment: string): string => segment.replaceAll('~1', '/').replaceAll('~0', '~')

/** The value without what a path leads to, and that alone; `undefined` where the path leads nowhere. */
function take(value: JsonValue, [key = '', ...path]: string[]): [rest: JsonValue, taken: JsonValue | undefined] {
  if (Array.isArray(value)) {
    if (key !== '*') return [value, undefined]
    const parts = value.map(member => take(member, path))
    if (parts.every(([, taken]) => taken === undefined)) return [value, undefined]
    return [parts.map(([rest]) => rest), parts.map(([, taken]) => taken ?? {})]
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [value, undefined]
  const found = value[key] as JsonValue
  const others = Object.entries(value).filter(([name]) => name !== key)
  if (path.length === 0) return [Object.fromEntries(others), Object.fromEntries([[key, found]])]
  const [rest, taken] = take(found, path)
  if (taken === undefined) return [value, undefined]
  return [
    Object.fromEntries(Object.entries(value).map(([name, v]) => [name, name === key ? rest : v])),
    Object.fromEntries([[key, taken]]),
  ]
}

/** Settings with what was observed back in its place, as checks see them. */
export function withObserved(settings: JsonObject, observed: JsonObject | undefined): JsonObject {
  return observed === undefined ? { ...settings } : (merged(settings, observed) as JsonObject)
}

/** A name in a hostile package must not reach a prototype. */
function merged(below: JsonValue | undefined, above: JsonValue): JsonValue {
  if (Array.isArray(below) && Array.isArray(above)) {
    const longer = below.length > above.length ? below : above
    return longer.map((_, i) => (i < above.length ? merged(below[i], above[i] as JsonValue) : (below[i] as JsonValue)))
  }
  if (!isObject(below) || !isObject(above)) return above
  const both: JsonObject = { ...below }
  for (const name of Object.keys(above)) {
    const value = above[name] as JsonValue
    setOwn(both, name, Object.hasOwn(below, name) ? merged(below[name], value) : value)
  }
  return both
}

function setOwn(object: JsonObject, name: string, value: JsonValue): void {
  if (name !== '__proto__') object[name] = value
  else Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true })
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
