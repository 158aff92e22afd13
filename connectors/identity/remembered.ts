/** What the map has for a key, which may be undefined; else what is made, and kept there. */
export function remembered<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined || map.has(key)) return known as V
  const made = make()
  map.set(key, made)
  return made
}
