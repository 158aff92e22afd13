import { createHash } from 'node:crypto'
import { phrasesIn, type Span, secretsIn, tokensIn, without } from './text.ts'

/** A text without its secrets, and by which rules they were found. */
export interface Redacted {
  readonly text: string
  readonly rules: readonly string[]
}

/** Free text that has to stay text: what stands for a secret says which rule removed it. */
export const redactText = (text: string): Redacted => replaced(text, secretsIn(text), plainly)

/**
 * An identifier stays what it is; only a token within it is replaced, by its rule and the start of its digest: equal
 * identifiers stay equal and different ones different, wherever they occur. Tokens are long and random, so that a
 * digest does not help to guess one; what people choose is not, and is never digested.
 */
export const redactIdentifier = (text: string): Redacted => replaced(text, tokensIn(text), byDigest)

/** A name that people gave: tokens as in identifiers, so that names can still be compared, and what reads as a secret. */
export function redactName(text: string): Redacted {
  if (isArn(text)) return redactIdentifier(text)
  const { text: named, rules } = redactIdentifier(text)
  const phrases = replaced(named, phrasesIn(named), plainly)
  return { text: phrases.text, rules: [...rules, ...phrases.rules] }
}

export const isArn = (value: string): boolean => /^arn:[a-z0-9-]{1,30}:[^\s"']+$/.test(value)

const plainly = ({ rule }: Span): string => `[redacted: ${rule}]`
const byDigest = ({ rule }: Span, secret: string): string =>
  `[redacted ${rule} ${createHash('sha256').update(secret).digest('hex').slice(0, 12)}]`

function replaced(text: string, spans: readonly Span[], placeholder: (span: Span, secret: string) => string): Redacted {
  return {
    text: spans.length === 0 ? text : without(text, spans, span => placeholder(span, text.slice(span.start, span.end))),
    rules: spans.map(({ rule }) => rule),
  }
}
