import { pointerPart } from '../../../connectors/kit/index.ts'
import type { JsonObject, JsonValue } from '../../evidence/json.ts'
import { type Change, type Container, isContainer, isRedacted } from './change.ts'
import { redactJsonText } from './json-text.ts'
import { secretName } from './names.ts'
import { redactIdentifier } from './placeholder.ts'
import { isPolicy, placeInPolicy } from './policy.ts'
import { type Place, replacementOf } from './value.ts'

/** Replaces, in place, whatever is recognised as a secret, by its form or by what it is called. */
export function scan(container: Container, at: string, place: Place, changes: Change[]): void {
  const placeOf = isPolicy(container) ? placeInPolicy(place.depth) : undefined
  for (const was of Object.keys(container)) {
    const key = Array.isArray(container) ? was : renamed(container, was, at, changes)
    const value = (container as JsonObject)[key]
    const inner = placeOf?.(key) ?? placeIn(container, key, place)
    visit(container, key, value, `${at}/${pointerPart(key)}`, inner, changes)
  }
}

function visit(
  container: Container,
  key: string,
  value: JsonValue | undefined,
  pointer: string,
  place: Place,
  changes: Change[],
): void {
  if (isContainer(value)) {
    if (!isRedacted(value)) scan(value, pointer, place, changes)
    return
  }
  const change = typeof value === 'string' ? changeOf(value, pointer, place) : changeOfNumber(value, pointer, place)
  if (!change) return
  ;(container as JsonObject)[key] = change.value
  changes.push(change)
}

function changeOf(text: string, pointer: string, place: Place): Change | undefined {
  const document = redactJsonText(text, place.depth, scanDocument)
  if (document) {
    const found = document.found.map(inner => ({ ...inner, pointer: pointer + inner.pointer }))
    return found.length > 0 ? { pointer, value: document.text, found } : undefined
  }
  const { value, rules } = replacementOf(text, place) ?? {}
  return value === undefined || !rules ? undefined : { pointer, value, found: rules.map(rule => ({ pointer, rule })) }
}

const scanDocument = (document: Container, changes: Change[], depth: number): void =>
  scan(document, '', { name: '', kind: 'plain', depth }, changes)

/** A PIN, or a password of digits that was not written as text. */
function changeOfNumber(value: JsonValue | undefined, pointer: string, { name }: Place): Change | undefined {
  if (typeof value !== 'number' || value < 1000 || !/(?:password|passwd|pwd|passphrase|passcode)$/i.test(name))
    return undefined
  const rule = 'named-secret'
  return { pointer, value: { $redacted: rule }, found: [{ pointer, rule }] }
}

/** A member's name that is a token itself. */
function renamed(object: JsonObject, key: string, at: string, changes: Change[]): string {
  const { text, rules } = redactIdentifier(key)
  const value = object[key]
  if (rules.length === 0 || value === undefined) return key
  delete object[key]
  object[text] = value
  const pointer = `${at}/${pointerPart(text)}`
  changes.push({ pointer, value, found: rules.map(rule => ({ pointer, rule })), renamed: true })
  return text
}

const VALUE = /values?$/i
const NAME = /(?:key|name)$/i
const IDENTIFIER =
  /(?:name|id|arn|identifier|alias|path|prefix)s?$|^(?:(?:tag|parameter)?key|user|role|group|principal|bucket|resource|target|topic)s?$/i

/** What a member of a list or of an object is called, and whether that makes it an identifier. */
function placeIn(container: Container, key: string, outer: Place): Place {
  const { depth } = outer
  if (outer.kind === 'element') return outer
  if (Array.isArray(container)) {
    if (outer.kind === 'condition') return outer
    const before = nameInFront(container, Number(key))
    return before === undefined ? outer : { name: before, kind: 'plain', depth }
  }
  if (outer.kind === 'condition') return { name: key, kind: 'condition', depth }
  // `{Key: 'db_password', Value: …}`, `{ParameterName, ParameterValue}`, `{name, value}`: whatever the pair is called.
  if (VALUE.test(key)) return { name: nameBeside(container, key) ?? outer.name, kind: 'plain', depth }
  return { name: key, kind: !secretName(key) && IDENTIFIER.test(key) ? 'identifier' : 'plain', depth }
}

function nameBeside(object: JsonObject, key: string): string | undefined {
  const names = Object.entries(object).filter(
    ([name, value]) => name !== key && NAME.test(name) && typeof value === 'string',
  )
  const [, name] = names.find(([, value]) => secretName(String(value))) ?? names[0] ?? []
  return typeof name === 'string' ? name : undefined
}

/** `["--password", "…"]`, `["password", "…"]`: a list of arguments, or a pair written as one. */
function nameInFront(list: readonly JsonValue[], index: number): string | undefined {
  const before = list[index - 1]
  if (typeof before !== 'string' || !secretName(before)) return undefined
  return /^--?[A-Za-z][\w-]*$/.test(before) || (list.length === 2 && index === 1) ? before : undefined
}
