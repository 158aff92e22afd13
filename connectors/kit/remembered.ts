/** A pure function of a text that remembers what it gave, of `limit` texts at most. What throws is not remembered. */
export function remembered<T>(make: (text: string) => T, limit = 10_000): (text: string) => T {
  const known = new Map<string, T>()
  return text => {
    const found = known.get(text)
    if (found !== undefined) return found
    const made = make(text)
    if (known.size >= limit) known.clear()
    known.set(text, made)
    return made
  }
}
