import { valuesIn } from '../../../connectors/kit/index.ts'
import type { JsonValue } from '../../evidence/json.ts'
import { type Change, type Container, isContainer, type Redaction } from './change.ts'

const DEEPEST_TEXT = 4
const DEEPEST_NESTING = 200

/**
 * A text that holds a JSON document, plain or URL-encoded as IAM hands out policies: redacted within the document, the
 * rest of the text as it was. Undefined where the text is no such document.
 */
export function redactJsonText(
  text: string,
  depth: number,
  scan: (document: Container, changes: Change[], depth: number) => void,
): { text: string; found: readonly Redaction[] } | undefined {
  if (depth >= DEEPEST_TEXT) return undefined
  const encoded = /^\s{0,20}%(?:7B|5B)/i.test(text)
  const plain = encoded ? decoded(text) : text
  const document = parsed(plain)
  if (document === undefined) return undefined
  const changes: Change[] = []
  scan(document, changes, depth + 1)
  const found = changes.flatMap(change => change.found)
  const kept = spliced(plain, changes)
  if (kept === plain) return { text, found: [] }
  if (kept === undefined && found.length === 0) found.push({ pointer: '', rule: 'repeated-member' })
  const written = kept ?? JSON.stringify(document)
  return { text: encoded ? encodeURIComponent(written) : written, found }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function parsed(text: string): Container | undefined {
  if (!/^\s{0,20}[{[]/.test(text) || isDeep(text)) return undefined
  try {
    const value = JSON.parse(text) as JsonValue
    return isContainer(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** By its brackets, wherever they stand: what is read by recursion may not be nested at will. */
function isDeep(text: string): boolean {
  let depth = 0
  for (const [sign] of text.matchAll(/[{}[\]]/g)) {
    depth += sign === '{' || sign === '[' ? 1 : -1
    if (depth > DEEPEST_NESTING) return true
  }
  return false
}

/**
 * The text with the new values where the old ones were. Undefined where that would leave something of the text that was
 * not looked at (a member that is there twice, of which the parser keeps one) or a name that was replaced.
 */
function spliced(text: string, changes: readonly Change[]): string | undefined {
  if (changes.some(change => change.renamed)) return undefined
  const values = new Map(changes.map(change => [change.pointer, change.value]))
  const seen = new Set<string>()
  let [written, at] = ['', 0]
  for (const { pointer, start, end } of valuesIn(text)) {
    if (seen.has(pointer)) return undefined
    seen.add(pointer)
    const value = values.get(pointer)
    if (value === undefined) continue
    written += text.slice(at, start) + JSON.stringify(value)
    at = end
  }
  return written + text.slice(at)
}
