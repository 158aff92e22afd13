import { canonicalJson } from '../../evidence/json.ts'
import { Refusal } from './error.ts'
import { LIMITS } from './limits.ts'
import { checkedValue, endOfString, refusePrototype } from './strict-json.ts'

/** Texts longer than this are looked at for depth before they are parsed, so that nesting cannot fill the memory. */
const LONG = 64 * 1024

/**
 * The value of a text that must be canonical JSON (RFC 8785): one text, one meaning (no member twice, no other spelling of
 * a number or string).
 */
export function parseCanonical(text: string): unknown {
  if (text.length > LONG) checkDepth(text)
  let value: unknown
  try {
    value = checkedValue(text)
  } catch {
    throw new Refusal('JSON_INVALID', 'The file is not JSON, or not laid out as its format says.')
  }
  if (inOrder(value, 0) && !text.includes('\\ud') && JSON.stringify(value) === text) return value
  if (slowly(value) !== text) throw new Refusal('JSON_NOT_CANONICAL', 'The JSON is not in canonical form (RFC 8785).')
  return value
}

function slowly(value: unknown): string | null {
  try {
    return canonicalJson(value)
  } catch {
    return null
  }
}

/** Are all members in order of their keys, as JavaScript lists them? Numeric keys come out of order even where they are not. */
function inOrder(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (depth >= LIMITS.depth)
    throw new Refusal('JSON_TOO_DEEP', `The JSON is nested deeper than ${LIMITS.depth} levels.`)
  let ordered = true
  if (Array.isArray(value)) {
    for (const member of value) if (!inOrder(member, depth + 1)) ordered = false
    return ordered
  }
  let previous: string | undefined
  for (const key in value) {
    refusePrototype(key)
    if (previous !== undefined && key <= previous) ordered = false
    previous = key
    if (!inOrder((value as Record<string, unknown>)[key], depth + 1)) ordered = false
  }
  return ordered
}

const QUOTE = 0x22

function checkDepth(text: string): void {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at)
    if (char === QUOTE) at = endOfString(text, at)
    else if (char === 0x5b || char === 0x7b) depth++
    else if (char === 0x5d || char === 0x7d) depth--
    if (depth > LIMITS.depth)
      throw new Refusal('JSON_TOO_DEEP', `The JSON is nested deeper than ${LIMITS.depth} levels.`)
  }
}
