import { arnParts } from './pattern.ts'

/** What a name that a caller chooses is like: no literal letter of a pattern matches it. A private-use character. */
const CHOSEN = '\uE001'

/**
 * What was asked lately. Most pairs of a large account are asked once: kept for long, they would be nothing but old garbage. What is asked
 * again moves to the newer half.
 */
let [newer, older] = [new Map<string, string | null>(), new Map<string, string | null>()]
const LIMIT = 512

/**
 * A pattern that both patterns match whatever it stands for (`function:*` and `*-prod` give `function:*-prod`); undefined where no
 * text matches both. Of several such patterns one is given.
 */
export function intersect(one: string, other: string): string | undefined {
  if (one === other || other === '*') return one
  if (one === '*') return other
  if (beginOtherwise(one, other)) return undefined
  const key = `${one}\n${other}`
  const known = newer.get(key)
  if (known !== undefined) return known ?? undefined
  const computed = older.get(key) ?? byParts(one, other) ?? null
  if (newer.size >= LIMIT) [newer, older] = [new Map(), newer]
  newer.set(key, computed)
  return computed ?? undefined
}

/** Whether the letters before the first wildcard of either differ: most pairs are about different services. */
function beginOtherwise(one: string, other: string): boolean {
  for (let i = 0; i < one.length && i < other.length; i++) {
    const [a, b] = [one.charCodeAt(i), other.charCodeAt(i)]
    if (a === STAR || b === STAR || a === ANY_ONE || b === ANY_ONE) return false
    if (a !== b) return true
  }
  return false
}
const [STAR, ANY_ONE] = [42, 63]

/** One text that a pattern stands for, of which whatever it leaves open is unlike any name there is. */
export const exampleOf = (pattern: string): string =>
  /[*?]/.test(pattern) ? pattern.replaceAll('*', CHOSEN.repeat(8)).replaceAll('?', CHOSEN) : pattern

/** Two whole ARNs part by part, so that the account of one is not taken for a name of the other; else as plain text. */
function byParts(one: string, other: string): string | undefined {
  const [parts, others] = [arnParts(one), arnParts(other)]
  if (parts.length < 6 || others.length < 6) return merged(one, other)
  const each = parts.map((part, i) => merged(part, others[i] ?? ''))
  return each.every(part => part !== undefined) ? each.join(':') : undefined
}

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
