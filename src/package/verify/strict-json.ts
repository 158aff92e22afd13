import { Refusal } from './error.ts'
import { LIMITS } from './limits.ts'

/**
 * JSON that every reader reads alike: no member twice, none that some take for more than a member, no number that a double cannot
 * hold, no half of a surrogate pair. Layout, order and escapes are free; what must be canonical is read by `parseCanonical`.
 *
 * @throws Refusal JSON_INVALID, JSON_AMBIGUOUS, JSON_TOO_DEEP
 */
export function parseStrict(text: string): unknown {
  const reader = new Reader(text)
  const value = reader.value(0)
  reader.end()
  return value
}

/** The value of a text that was found to be canonical JSON (scan.ts), or that was verified before: nothing of it is checked. */
export const checkedValue = (text: string): unknown => JSON.parse(text)

/** A member that sets the prototype of an object where it is read carelessly, and is lost. */
const PROTOTYPE = '__proto__'

export function refusePrototype(key: string): void {
  if (key === PROTOTYPE) throw ambiguous(`a member ${PROTOTYPE}`)
}

const ambiguous = (what: string) =>
  new Refusal('JSON_AMBIGUOUS', `The JSON has ${what}, which not every reader reads alike.`)
const invalid = () => new Refusal('JSON_INVALID', 'The file is not JSON, or not laid out as its format says.')

const SPACE = /[ \t\n\r]*/y
const WORD = /true|false|null/y
const NUMBER = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
/** Longer than any number that a double is spelled as. */
const LONGEST_NUMBER = 400
const BACKSLASH = 0x5c

class Reader {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  value(depth: number): unknown {
    this.#space()
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth)
      case '[':
        return this.#array(depth)
      case '"':
        return this.#string()
      case 't':
      case 'f':
      case 'n':
        return JSON.parse(this.#token(WORD))
      default:
        return this.#number()
    }
  }

  end(): void {
    this.#space()
    if (this.#at !== this.#text.length) throw invalid()
  }

  #object(depth: number): Record<string, unknown> {
    const members: Record<string, unknown> = {}
    this.#each('}', depth, () => {
      this.#space()
      const key = this.#string()
      refusePrototype(key)
      if (Object.hasOwn(members, key)) throw ambiguous('a member twice')
      this.#space()
      if (!this.#skip(':')) throw invalid()
      members[key] = this.value(depth + 1)
    })
    return members
  }

  #array(depth: number): unknown[] {
    const members: unknown[] = []
    this.#each(']', depth, () => void members.push(this.value(depth + 1)))
    return members
  }

  /** Reads members up to `close`, with commas between them. */
  #each(close: string, depth: number, member: () => void): void {
    if (depth >= LIMITS.depth)
      throw new Refusal('JSON_TOO_DEEP', `The JSON is nested deeper than ${LIMITS.depth} levels.`)
    this.#at++
    this.#space()
    if (this.#skip(close)) return
    do {
      member()
      this.#space()
    } while (this.#skip(','))
    if (!this.#skip(close)) throw invalid()
  }

  #string(): string {
    const start = this.#at
    if (this.#text[start] !== '"') throw invalid()
    this.#at = endOfString(this.#text, start) + 1
    const text = parsedString(this.#text.slice(start, this.#at))
    if (!text.isWellFormed()) throw ambiguous('half of a surrogate pair')
    return text
  }

  #number(): number {
    const token = this.#token(NUMBER)
    const value = Number(token)
    if (token.length > LONGEST_NUMBER || decimal(token) !== decimal(String(value)))
      throw ambiguous('a number that cannot be kept')
    return value
  }

  #token(form: RegExp): string {
    form.lastIndex = this.#at
    const [token] = form.exec(this.#text) ?? []
    if (token === undefined) throw invalid()
    this.#at += token.length
    return token
  }

  #space(): void {
    SPACE.lastIndex = this.#at
    this.#at += SPACE.exec(this.#text)?.[0].length ?? 0
  }

  #skip(char: string): boolean {
    if (this.#text[this.#at] !== char) return false
    this.#at++
    return true
  }
}

function parsedString(spelled: string): string {
  try {
    return JSON.parse(spelled)
  } catch {
    throw invalid()
  }
}

/** Sign, digits without zeros around them and exponent: equal for two spellings of one number. */
function decimal(token: string): string | null {
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(token) ?? []
  if (sign === undefined) return null
  const digits = (whole + fraction).replace(/^0+/, '')
  const significant = digits.replace(/0+$/, '')
  if (significant === '') return `${sign}0`
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`
}

/** Index of the quote that ends the string begun at `start`; of the end of the text if there is none. */
export function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++
    if (slashes % 2 === 0) return end
  }
  return text.length
}
