import { pointerPart, type SecretRule } from '../../../connectors/kit/index.ts'
import type { JsonObject, JsonValue } from '../../evidence/json.ts'
import { type Change, type Container, isContainer, isRedacted, type Redaction } from './change.ts'
import { redactJsonText } from './json-text.ts'
import { redactIdentifier } from './placeholder.ts'
import { scan } from './scan.ts'

export type { Redaction } from './change.ts'
export { redactIdentifier, redactText } from './placeholder.ts'

/**
 * Removes secrets, in place, and tells where: first the fields that the type declares, then whatever is recognised by
 * its form or by what it is called. A value becomes `{"$redacted": rule}`; an identifier, a name and whatever decides in
 * a policy stay, without the secret in them (docs/adr/redaction.md).
 */
export function redact(settings: JsonObject, rules: readonly SecretRule[]): Redaction[] {
  const changes: Change[] = []
  for (const { pointer, rule } of rules) redactAt(settings, pointer.slice(1).split('/'), '', rule, changes)
  scan(settings, '', { name: '', kind: 'plain', depth: 0 }, changes)
  return changes.flatMap(change => change.found)
}

/** A path goes on into a text that holds a JSON document, and `**` stands for whatever surrounds a member, at any depth. */
function redactAt(container: Container, path: readonly string[], at: string, rule: string, changes: Change[]): void {
  const [part, ...rest] = path
  if (part === '**') {
    redactAt(container, rest, at, rule, changes)
    for (const key of Object.keys(container)) redactWithin(container, key, path, at, rule, changes)
    return
  }
  const keys = part === '*' ? Object.keys(container) : spellings(part ?? '')
  for (const key of keys) {
    if (rest.length > 0) redactWithin(container, key, rest, at, rule, changes)
    else redactMember(container, key, at, rule, changes)
  }
}

/** AWS writes a member with a capital in some answers and without in others. */
const spellings = (part: string): string[] => [...new Set([part, part.slice(0, 1).toLowerCase() + part.slice(1)])]

const placeOf = (key: string, at: string): string => `${at}/${pointerPart(redactIdentifier(key).text)}`

function redactMember(container: Container, key: string, at: string, rule: string, changes: Change[]): void {
  const value: JsonValue | undefined = (container as JsonObject)[key]
  if (value === undefined || value === null || isRedacted(value)) return
  const pointer = placeOf(key, at)
  const removed = { $redacted: rule }
  ;(container as JsonObject)[key] = removed
  changes.push({ pointer, value: removed, found: [{ pointer, rule }] })
}

function redactWithin(
  container: Container,
  key: string,
  rest: readonly string[],
  at: string,
  rule: string,
  changes: Change[],
): void {
  const value: JsonValue | undefined = (container as JsonObject)[key]
  if (value === undefined || value === null || isRedacted(value)) return
  const pointer = placeOf(key, at)
  if (isContainer(value)) redactAt(value, rest, pointer, rule, changes)
  if (typeof value !== 'string') return
  const text = redactJsonText(value, 0, (document, inner) => redactAt(document, rest, '', rule, inner))
  if (text === undefined || text.found.length === 0) return
  ;(container as JsonObject)[key] = text.text
  const found = text.found.map(one => ({ ...one, pointer: pointer + one.pointer }))
  changes.push({ pointer, value: text.text, found })
}
