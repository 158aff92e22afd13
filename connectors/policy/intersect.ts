/** What a name that a caller chooses is like: no literal letter of a pattern matches it. A private-use character. */
const CHOSEN = '\uE001'

const known = new Map<string, string | null>()
const LIMIT = 50_000

/**
 * A pattern that both patterns match whatever it stands for (`function:*` and `*-prod` give `function:*-prod`); undefined where no
 * text matches both. Of several such patterns one is given.
 */
export function intersect(one: string, other: string): string | undefined {
  if (one === other || other === '*') return one
  if (one === '*') return other
  const key = `${one}\n${other}`
  const found = known.get(key)
  if (found !== undefined) return found ?? undefined
  const computed = merged(one, other)
  if (known.size >= LIMIT) known.clear()
  known.set(key, computed ?? null)
  return computed
}

/** One text that a pattern stands for, of which whatever it leaves open is unlike any name there is. */
export const exampleOf = (pattern: string): string =>
  /[*?]/.test(pattern) ? pattern.replaceAll('*', CHOSEN.repeat(8)).replaceAll('?', CHOSEN) : pattern

function merged(a: string, b: string): string | undefined {
  const dead = new Set<number>()
  const width = b.length + 1
  /** The rest of both from here on, or undefined. */
  const rest = (i: number, j: number): string | undefined => {
    if (i === a.length && j === b.length) return ''
    const place = i * width + j
    if (dead.has(place)) return undefined
    for (const [letter, nextI, nextJ] of steps(a[i], b[j], i, j)) {
      const tail = rest(nextI, nextJ)
      if (tail !== undefined) return letter + tail
    }
    dead.add(place)
    return undefined
  }
  return rest(0, 0)?.replace(/\*+/g, '*')
}

type Step = readonly [letter: string, i: number, j: number]

/** Ways to go on at a place of both patterns; a star that meets letters ends as soon as the rest allows. */
function steps(a: string | undefined, b: string | undefined, i: number, j: number): Step[] {
  if (a === '*' && b === '*')
    return [
      ['*', i + 1, j + 1],
      ['*', i, j + 1],
      ['*', i + 1, j],
    ]
  if (a === '*')
    return b === undefined
      ? [['', i + 1, j]]
      : [
          ['', i + 1, j],
          [b, i, j + 1],
        ]
  if (b === '*')
    return a === undefined
      ? [['', i, j + 1]]
      : [
          ['', i, j + 1],
          [a, i + 1, j],
        ]
  if (a === undefined || b === undefined) return []
  if (a === '?') return [[b, i + 1, j + 1]]
  return a === b || b === '?' ? [[a, i + 1, j + 1]] : []
}
