import { LIMITS } from './limits.ts'

/*
 * Canonical JSON (RFC 8785) read where it lies, byte by byte: no text and no value is made of it. Every function takes
 * bytes that are UTF-8, begins at `at` and answers where it ended, or NO. NO is no verdict: it also stands for what is
 * rare (keys with escapes, order beyond the first planes), and whoever gets it asks `parseCanonical`. What is accepted here,
 * `parseCanonical` accepts; test/package/verify/scan.test.ts holds the two together.
 *
 * A line feed, which no value contains, must follow somewhere: nothing here looks for the end of the bytes.
 */
export const NO = -1

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]
const [MINUS, POINT, ZERO, NINE] = [0x2d, 0x2e, 0x30, 0x39]
const UNDERSCORE = 0x5f
const [ARRAY, ARRAY_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d]

const ENCODER = new TextEncoder()
export const bytesOfText = (text: string): Uint8Array => ENCODER.encode(text)

/** 1 for each of these ASCII characters. */
const tableOf = (characters: string): Uint8Array =>
  Uint8Array.from({ length: 256 }, (_, byte) => (characters.includes(String.fromCharCode(byte)) ? 1 : 0))

const HEX = tableOf('0123456789abcdef')
/** Of the only key that no object has (strict-json.ts). */
const PROTOTYPE = bytesOfText('__proto__"')
const [TRUE, FALSE, NULL] = [bytesOfText('true'), bytesOfText('false'), bytesOfText('null')]

/** Where the value ends that begins at `at`; `depth`: how many arrays and objects are around it. */
export function valueEnd(bytes: Uint8Array, at: number, depth: number): number {
  switch (bytes[at]) {
    case QUOTE:
      return stringEnd(bytes, at)
    case OBJECT:
      return objectEnd(bytes, at, depth)
    case ARRAY:
      return arrayEnd(bytes, at, depth)
    case 0x74:
      return literalEnd(bytes, at, TRUE)
    case 0x66:
      return literalEnd(bytes, at, FALSE)
    case 0x6e:
      return literalEnd(bytes, at, NULL)
    default:
      return numberEnd(bytes, at)
  }
}

/** Where `literal` ends, if it is there. */
export function literalEnd(bytes: Uint8Array, at: number, literal: Uint8Array): number {
  for (let index = 0; index < literal.length; index++) if (bytes[at + index] !== literal[index]) return NO
  return at + literal.length
}

export function objectEnd(bytes: Uint8Array, start: number, depth: number): number {
  if (bytes[start] !== OBJECT || depth >= LIMITS.depth) return NO
  let at = start + 1
  if (bytes[at] === OBJECT_END) return at + 1
  let previous = NO
  for (;;) {
    const key = at + 1
    at = plainEnd(bytes, at)
    if (at === NO || bytes[at] !== COLON) return NO
    if (previous !== NO && !isBefore(bytes, previous, bytes, key)) return NO
    if (bytes[key] === UNDERSCORE && literalEnd(bytes, key, PROTOTYPE) !== NO) return NO
    previous = key
    at = valueEnd(bytes, at + 1, depth + 1)
    if (at === NO) return NO
    const next = bytes[at++]
    if (next === OBJECT_END) return at
    if (next !== COMMA) return NO
  }
}

export function arrayEnd(bytes: Uint8Array, start: number, depth: number): number {
  if (bytes[start] !== ARRAY || depth >= LIMITS.depth) return NO
  let at = start + 1
  if (bytes[at] === ARRAY_END) return at + 1
  for (;;) {
    at = valueEnd(bytes, at, depth + 1)
    if (at === NO) return NO
    const next = bytes[at++]
    if (next === ARRAY_END) return at
    if (next !== COMMA) return NO
  }
}

/** 1 where a string cannot just go on: a quote, a backslash, a control character. */
const STOPS = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 || byte === QUOTE || byte === BACKSLASH ? 1 : 0,
)

/** Of a string without escapes: such a string is spelled as it reads. */
export function plainEnd(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== QUOTE) return NO
  let at = start + 1
  while (STOPS[bytes[at] ?? 0] === 0) at++
  return bytes[at] === QUOTE ? at + 1 : NO
}

export function stringEnd(bytes: Uint8Array, start: number): number {
  if (bytes[start] !== QUOTE) return NO
  let at = start + 1
  for (;;) {
    while (STOPS[bytes[at] ?? 0] === 0) at++
    if (bytes[at] === QUOTE) return at + 1
    at = bytes[at] === BACKSLASH ? escapeEnd(bytes, at + 1) : NO
    if (at === NO) return NO
  }
}

const [DIGEST, DIGITS] = [bytesOfText('"sha256:'), 64]

/** Of a string that is `sha256:` and 64 lower-case hex digits. */
export function digestEnd(bytes: Uint8Array, start: number): number {
  const hex = literalEnd(bytes, start, DIGEST)
  if (hex === NO) return NO
  for (let at = hex; at < hex + DIGITS; at++) if (HEX[bytes[at] ?? 0] === 0) return NO
  return bytes[hex + DIGITS] === QUOTE ? hex + DIGITS + 1 : NO
}

/** What may stand behind a backslash: " \ b f n r t. */
const SHORT = new Set(bytesOfText('"\\bfnrt'))
/** The control characters that have no short escape, as they are spelled: 0000 … 001f. */
const LONG = new Set(
  Array.from({ length: 0x20 }, (_, code) => JSON.stringify(String.fromCharCode(code)).slice(3, -1)).filter(
    hex => hex.length === 4,
  ),
)

function escapeEnd(bytes: Uint8Array, at: number): number {
  const letter = bytes[at] ?? 0
  if (SHORT.has(letter)) return at + 1
  return letter === 0x75 && LONG.has(asciiText(bytes, at + 1, at + 5)) ? at + 5 : NO
}

function asciiText(bytes: Uint8Array, start: number, end: number): string {
  let text = ''
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0)
  return text
}

/** So many significant digits a double always keeps. */
const EXACT = 15
/** More than the longest number that JavaScript writes. */
const LONGEST = 32
const NUMERIC = tableOf('0123456789+-.eE')

function numberEnd(bytes: Uint8Array, start: number): number {
  const first = bytes[start] === MINUS ? start + 1 : start
  const whole = digitsEnd(bytes, first)
  const next = bytes[whole] ?? 0
  const digits = whole - first
  if (digits > 0 && digits <= EXACT) {
    if (NUMERIC[next] === 0 && (bytes[first] !== ZERO || whole === start + 1)) return whole
    // From 1 on, with so few digits, a fraction is spelled as it reads unless it ends with a zero.
    if (next === POINT && bytes[first] !== ZERO) {
      const end = digitsEnd(bytes, whole + 1)
      if (end > whole + 1 && end - first <= EXACT && bytes[end - 1] !== ZERO && NUMERIC[bytes[end] ?? 0] === 0)
        return end
    }
  }
  return unusualNumberEnd(bytes, start)
}

function digitsEnd(bytes: Uint8Array, start: number): number {
  let at = start
  for (let digit = bytes[at] ?? 0; digit >= ZERO && digit <= NINE; digit = bytes[at] ?? 0) at++
  return at
}

function unusualNumberEnd(bytes: Uint8Array, start: number): number {
  let at = start
  while (at - start < LONGEST && NUMERIC[bytes[at] ?? 0] === 1) at++
  if (at - start >= LONGEST) return NO
  const text = asciiText(bytes, start, at)
  return String(Number(text)) === text ? at : NO
}

/** From here on, the order of UTF-8 and that of UTF-16 code units may differ. */
const LATE = 0xee

/**
 * Is the text at `i` before that at `j`, in UTF-16 code units? Each begins behind its opening quote and ends at the closing one. False
 * also where that cannot be told from the bytes: behind an escape, among the last characters.
 */
export function isBefore(a: Uint8Array, i: number, b: Uint8Array, j: number): boolean {
  let offset = 0
  let x = a[i] ?? 0
  let y = b[j] ?? 0
  while (x === y && x !== QUOTE) {
    if (x === BACKSLASH) return false
    offset++
    x = a[i + offset] ?? 0
    y = b[j + offset] ?? 0
  }
  if (y === QUOTE) return false
  if (x === QUOTE) return true
  return x < y && y < LATE && x !== BACKSLASH && y !== BACKSLASH
}
