import { noSecret, secretName } from './names.ts'
import { mayHoldToken, TOKEN_FORMS } from './tokens.ts'

/** A secret within a text: `text.slice(start, end)`. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly rule: string
}

/** Secrets that are known by their form: safe to look for in any text, identifiers too. */
export const tokensIn = (text: string): Span[] =>
  !mayHoldToken(text) ? [] : inOrder(TOKEN_FORMS.flatMap(({ rule, form }) => spansOf(text, form, rule)))

/** What text says to be a secret: by a name in front of it, as part of an address, behind `Bearer`. */
export function phrasesIn(text: string): Span[] {
  const free = withoutIdentifiers(text)
  return inOrder([
    ...spansOf(free, URL_PASSWORD, 'url-password'),
    ...spansOf(free, AUTHORIZATION, 'authorization').filter(span => isCredential(text.slice(span.start, span.end))),
    ...assigned(free),
    ...flags(free),
  ])
}

/** Secrets of every kind in free text. */
export const secretsIn = (text: string): Span[] => inOrder([...tokensIn(text), ...bareKeys(text), ...phrasesIn(text)])

/** The text with each span replaced by what stands for it. */
export function without(text: string, spans: readonly Span[], placeholder: (span: Span) => string): string {
  let [kept, at] = ['', 0]
  for (const span of spans) {
    kept += text.slice(at, span.start) + placeholder(span)
    at = span.end
  }
  return kept + text.slice(at)
}

/** What is an identifier, or a reference to a secret, and may hold words like `secret:` that are no assignment. */
const IDENTIFIERS =
  /arn:[a-z0-9-]{1,30}:[a-z0-9-]{1,60}:[a-z0-9-]{0,40}:[^\s"'&;,<>|\\]{1,1000}|\{\{resolve:[^{}]{1,500}\}\}/g

/** Of the same length, so that places stay. */
const withoutIdentifiers = (text: string): string => text.replaceAll(IDENTIFIERS, all => ' '.repeat(all.length))

const URL_PASSWORD = /:\/\/[^\s/:@?#"']{0,200}:(?![*]+@|\$\{)([^\s/@"']{1,200})(?=@)/g
const AUTHORIZATION = /\b(?:Bearer|Basic)\s{1,4}([A-Za-z0-9._~+/=-]{8,2000})/gi
/** `Basic authentication` and `Bearer tokens` are words. */
const isCredential = (text: string): boolean => /[0-9=]/.test(text) || (text.length >= 16 && /[A-Z]/.test(text))

const FLAG = /(?<![^\s"'=[,])--?([a-z][a-z0-9-]{1,40})[ \t]{1,4}(["']?)([^\s"'-][^\s"']{3,200})/gi
/** `curl -u user:password`. */
const USER_FLAG = /\s-u[ \t]{0,4}["']?[\w.@-]{1,64}:([^\s"'*$]{4,200})/g

/** A secret access key of AWS has 40 characters and no prefix: alone in its field, or in a text beside an access key id. */
const BARE_KEY = /(?<![A-Za-z0-9/+=_.-])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=_.-])/g
const ACCESS_KEY_ID = /A(?:KIA|SIA)[A-Z2-7]{16}/

function bareKeys(text: string): Span[] {
  if (text.length < 40 || (text.trim().length !== 40 && !ACCESS_KEY_ID.test(text))) return []
  return spansOf(text, BARE_KEY, 'aws-secret-key').filter(({ start, end }) => mixed(text.slice(start, end)))
}

/** Digests are of one case, words have no digits. */
const mixed = (text: string): boolean => /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text)

/** Where the form's group is, which ends the match; the whole match where it has none. */
function spansOf(text: string, form: RegExp, rule: string): Span[] {
  return Array.from(text.matchAll(form), ({ index, 0: all, 1: secret = all }) => {
    const end = index + all.length
    return { start: end - secret.length, end, rule }
  })
}

function flags(text: string): Span[] {
  const named = Array.from(text.matchAll(FLAG)).flatMap(match => {
    const [all, name = '', , value = ''] = match
    const end = match.index + all.length
    return secretName(name) && !noSecret(value) ? [{ start: end - value.length, end, rule: 'assigned-password' }] : []
  })
  return [...named, ...spansOf(text, USER_FLAG, 'assigned-password')]
}

/** Behind the sign: blanks, the mark of a block in YAML, an escaped or plain quote. */
const OPENING = /[ \t]{0,8}(?:[|>][-+]?\s{1,20})?\\{0,4}(["']?)/y
const PLAIN = /[^\s"',;&<>\\]{4,400}/y
const QUOTED = { '"': /[^"\\\n]{4,400}/y, "'": /[^'\\\n]{4,400}/y } as const

/** `DB_PASSWORD=…`, `"password": "…"`, `client_secret: …`, `<Password>…`: what is assigned to the name of a secret. */
function assigned(text: string): Span[] {
  const spans: Span[] = []
  const isSecret = remembered(secretName)
  for (const { index } of text.matchAll(/[=:>]/g)) {
    if (index < (spans.at(-1)?.end ?? 0)) continue
    const name = nameBefore(text, index)
    if (name === '' || !isSecret(name)) continue
    const value = valueAt(text, index + 1)
    if (value && !noSecret(text.slice(value.start, value.end)))
      spans.push({
        ...value,
        rule: /aws.{0,10}(?:secret|session)/i.test(name) ? 'aws-secret-key' : 'assigned-password',
      })
  }
  return spans
}

/** Within one text the same names come again and again. */
function remembered(ask: (name: string) => boolean): (name: string) => boolean {
  const answers = new Map<string, boolean>()
  return name => {
    const answer = answers.get(name) ?? ask(name)
    answers.set(name, answer)
    return answer
  }
}

const OF_NAME = /[A-Za-z0-9_.-]/

/** The name in front of a sign, over blanks and one quote: read backwards, so that no length of name costs more than 80 steps. */
function nameBefore(text: string, index: number): string {
  let end = index
  const tag = text[index] === '>'
  for (let blanks = 0; !tag && blanks < 8 && /[ \t:]/.test(text[end - 1] ?? ''); blanks++) end--
  if (!tag && /["']/.test(text[end - 1] ?? '')) {
    end--
    while (text[end - 1] === '\\') end--
  }
  let start = end
  while (end - start < 80 && OF_NAME.test(text[start - 1] ?? '')) start--
  return tag && text[start - 1] !== '<' ? '' : text.slice(start, end)
}

function valueAt(text: string, index: number): { start: number; end: number } | undefined {
  OPENING.lastIndex = index
  const opening = OPENING.exec(text)
  if (!opening) return undefined
  const quote = opening[1]
  const form = quote === '"' || quote === "'" ? QUOTED[quote] : PLAIN
  const start = OPENING.lastIndex
  form.lastIndex = start
  return form.test(text) ? { start, end: form.lastIndex } : undefined
}

/** In order of place; of spans that overlap, one that covers both, by the rule of the first. */
function inOrder(spans: readonly Span[]): Span[] {
  const kept: Span[] = []
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1)
    if (last && span.start < last.end) kept[kept.length - 1] = { ...last, end: Math.max(last.end, span.end) }
    else kept.push(span)
  }
  return kept
}
