import { type Document, isScalar, Lexer, LineCounter, parseDocument, visit } from 'yaml'
import type { z } from 'zod'
import { FrameworkError } from './errors.ts'

/** The longest mapping we take, in characters; the largest of ours has a tenth of it. */
export const MAX_MAPPING_LENGTH = 2_000_000
/** The most words, marks and spaces of YAML that we take; the largest of ours has a tenth of it. */
const MAX_TOKENS = 200_000
/** How deep lists and maps may stand in each other; a mapping needs six. */
const MAX_DEPTH = 64

/** A text as YAML, its size and depth bounded before it is parsed. Throws FrameworkError `too_large` or `syntax`. */
export function parseBounded(id: string, text: string): unknown {
  if (text.length > MAX_MAPPING_LENGTH) throw new FrameworkError('too_large', `Mapping ${id} is too large.`)
  const bound = boundBroken(text)
  if (bound === 'depth') throw new FrameworkError('syntax', `Mapping ${id} nests deeper than a mapping does.`)
  if (bound === 'size') throw new FrameworkError('too_large', `Mapping ${id} is too large.`)
  const lines = new LineCounter()
  const document = parseDocument(text, { prettyErrors: false, strict: true, uniqueKeys: false, lineCounter: lines })
  const at = document.errors[0]?.pos[0] ?? repeatedKey(document)
  if (at !== undefined) throw notYaml(id, lines.linePos(at))
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch (error) {
    throw notYaml(id, undefined, { cause: error })
  }
}

const notYaml = (id: string, at?: { line: number; col: number }, options?: ErrorOptions) => {
  const where = at ? ` (line ${at.line}, column ${at.col})` : ''
  return new FrameworkError('syntax', `Mapping ${id} is not valid YAML${where}.`, options)
}

/** Where a key stands twice in one map. The parser's own look for it compares every key with every other. */
function repeatedKey(document: Document.Parsed): number | undefined {
  let at: number | undefined
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        const name = isScalar(key) ? String(key.value) : key
        if (seen.has(name)) at = (isScalar(key) && key.range?.[0]) || 0
        if (seen.has(name)) return visit.BREAK
        seen.add(name)
      }
      return undefined
    },
  })
  return at
}

/** The lexer's mark in front of a plain or block scalar, which may look like an indicator. */
const SCALAR = '\u001f'

/**
 * Whether a text is of too many parts, or brackets, or the indicators at the head of one line (`- - -`), nest too deep. A
 * parser takes time or stack for each, the lexer does not. Nesting by lines takes a line and more spaces for each level,
 * which the size bounds.
 */
function boundBroken(text: string): 'size' | 'depth' | null {
  let tokens = 0
  let brackets = 0
  let indicators = 0
  let scalar = false
  for (const token of new Lexer().lex(text)) {
    if (scalar) scalar = false
    else if (token === SCALAR) scalar = true
    else if (token === '[' || token === '{') brackets++
    else if (token === ']' || token === '}') brackets--
    else if (token === '-' || token === '?' || token === ':') indicators++
    else if (token.startsWith('\n') || token.startsWith('\r')) indicators = 0
    if (++tokens > MAX_TOKENS) return 'size'
    if (brackets > MAX_DEPTH || indicators > MAX_DEPTH) return 'depth'
  }
  return null
}

/** Whether a parsed value nests deeper than `levels`, without recursion. */
export function nestsDeeper(value: unknown, levels = MAX_DEPTH): boolean {
  let layer: unknown[] = [value]
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth > levels) return true
    layer = layer.flatMap(one => (typeof one === 'object' && one !== null ? Object.values(one) : []))
  }
  return false
}

/** A fault as `place: what is wrong`. */
export function issueText(issue: z.core.$ZodIssue): string {
  const place = issue.path.map(String).join('.')
  const last = issue.path.at(-1)
  const unquoted = last === 'id' || last === 'version' || issue.path.at(-2) === 'ids'
  const quoted = unquoted ? '; write it in quotes' : ''
  return `${place || 'the file'}: ${issue.message}${issue.code === 'invalid_type' ? quoted : ''}`
}
