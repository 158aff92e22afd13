import type { SecretRule } from '../../connectors/kit/index.ts'
import type { JsonObject, JsonValue } from '../evidence/json.ts'

export interface Redaction {
  readonly pointer: string
  readonly rule: string
}

/** Values that are secrets by their form, whatever field they are in. */
const SECRET_VALUES: readonly (readonly [rule: string, pattern: RegExp])[] = [
  ['private-key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/],
  ['aws-secret-key', /aws_?(?:secret_?access_?key|session_?token)\s*["']?\s*[=:]\s*["']?[A-Za-z0-9/+=]{30,}/i],
  ['github-token', /\bgh[oprsu]_[A-Za-z0-9]{36,}|\bgithub_pat_[A-Za-z0-9_]{60,}/],
  ['slack-token', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}|hooks\.slack\.com\/services\/[A-Za-z0-9/]+/],
  ['stripe-key', /\b[rs]k_live_[A-Za-z0-9]{16,}/],
  ['jwt', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
  ['google-api-key', /\bAIza[A-Za-z0-9_-]{35}\b/],
  ['url-password', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:[^\s/@]+@/i],
  ['assigned-password', /\b(?:password|passwd|pwd|secret|api[_-]?key|access[_-]?token)\s*[=:]\s*["']?[^\s"',;]{6,}/i],
]

/** Names under which people keep secrets in free-form fields (tags, environment variables). */
const SECRET_NAME = /(?:password|passwd|secret|token|api[_-]?key|private[_-]?key|credential)s?$/i

/**
 * Replaces secrets by `{"$redacted": rule}`, in place, and tells where: first the fields that the type declares, then
 * whatever the scanner recognises by form, and free-form name/value pairs whose name says that the value is one.
 */
export function redact(settings: JsonObject, rules: readonly SecretRule[]): Redaction[] {
  const found: Redaction[] = []
  for (const { pointer, rule } of rules) redactAt(settings, pointer.slice(1).split('/'), '', rule, found)
  scan(settings, '', found)
  return found
}

type Container = JsonObject | JsonValue[]
const isContainer = (value: JsonValue | undefined): value is Container => typeof value === 'object' && value !== null

function redactAt(container: Container, path: readonly string[], at: string, rule: string, found: Redaction[]): void {
  const [part, ...rest] = path
  const keys = part === '*' ? Object.keys(container) : [part ?? '']
  for (const key of keys) {
    const value = (container as JsonObject)[key]
    if (value === undefined || value === null || isRedacted(value)) continue
    const pointer = `${at}/${pointerPart(key)}`
    if (rest.length === 0) replace(container, key, pointer, rule, found)
    else if (isContainer(value)) redactAt(value, rest, pointer, rule, found)
  }
}

function scan(container: Container, at: string, found: Redaction[]): void {
  for (const key of Object.keys(container)) {
    const value = (container as JsonObject)[key]
    const pointer = `${at}/${pointerPart(key)}`
    if (typeof value === 'string') {
      const rule = ruleOf(value) ?? (namesSecret(container, key) && value !== '' ? 'named-secret' : undefined)
      if (rule) replace(container, key, pointer, rule, found)
    } else if (isContainer(value) && !isRedacted(value)) scan(value, pointer, found)
  }
}

const ruleOf = (value: string) =>
  value.length < 12 ? undefined : SECRET_VALUES.find(([, pattern]) => pattern.test(value))?.[0]

/** `{Key: 'db_password', Value: …}`: the value of a tag or parameter that is named as a secret. */
function namesSecret(container: Container, key: string): boolean {
  if (Array.isArray(container) || !/^value$/i.test(key)) return false
  const name = container.Key ?? container.key ?? container.Name ?? container.name
  return typeof name === 'string' && SECRET_NAME.test(name)
}

function replace(container: Container, key: string, pointer: string, rule: string, found: Redaction[]): void {
  ;(container as JsonObject)[key] = { $redacted: rule }
  found.push({ pointer, rule })
}

const isRedacted = (value: JsonValue) => isContainer(value) && !Array.isArray(value) && '$redacted' in value
const pointerPart = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1')
