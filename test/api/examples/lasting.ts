/** The moment that examples show for what was, and for what is to come. */
const THEN = '2026-11-24T03:00:00.000Z'
const TO_COME = '2027-02-22T03:00:00.000Z'
/** Lists show how their items look, not how many there are. */
const SHOWN = 2
const LONGEST = 2000

/**
 * Makes of answers what they would be every time: ids in the order in which they come, two moments, no secrets, short lists. The
 * same id is the same in all that one of these is given.
 */
export function lasting(): (value: unknown) => unknown {
  const ids = new Map<string, string>()
  const idOf = (id: string) => {
    const known = ids.get(id) ?? `019ab5a4-${String(ids.size + 1).padStart(4, '0')}-7000-8000-000000000000`
    ids.set(id, known)
    return known
  }
  const text = (value: string) =>
    value
      .slice(0, LONGEST)
      .replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, idOf)
      .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, moment => (Date.parse(moment) > Date.now() ? TO_COME : THEN))
      .replaceAll(/\b(exk_|exs_)([0-9a-f]{8,})/g, (_, kind, key) => kind + '7f3a91c2'.repeat(key.length / 8))
      .replaceAll(/\bwhsec_[\w+/=]+/g, `whsec_${Buffer.from('an example, not a secret').toString('base64')}`)
      .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'https://grc.example.com')
      .replaceAll(/\b[0-9a-f]{64}\b/g, '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08')
  const settle = (value: unknown, name = ''): unknown => {
    if (typeof value === 'string') return name === 'next' ? 'eyJjdXJzb3IiOiJvZiB0aGUgbmV4dCBwYWdlIn0' : text(value)
    if (typeof value === 'number') return name === 'durationMs' ? 240 : value
    if (Array.isArray(value)) return value.slice(0, SHOWN).map(one => settle(one))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [text(key), settle(member, key)]))
  }
  return value => settle(value)
}
