import { pointerPart, type SecretRule } from '../../../connectors/kit/index.ts'
import type { JsonObject, JsonValue } from '../../evidence/json.ts'
import { type Change, type Container, isContainer, isRedacted, type Redaction } from './change.ts'
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

function redactAt(container: Container, path: readonly string[], at: string, rule: string, changes: Change[]): void {
  const [part, ...rest] = path
  const keys = part === '*' ? Object.keys(container) : [part ?? '']
  for (const key of keys) {
    const value: JsonValue | undefined = (container as JsonObject)[key]
    if (value === undefined || value === null || isRedacted(value)) continue
    const pointer = `${at}/${pointerPart(redactIdentifier(key).text)}`
    if (rest.length > 0) {
      if (isContainer(value)) redactAt(value, rest, pointer, rule, changes)
      continue
    }
    const removed = { $redacted: rule }
    ;(container as JsonObject)[key] = removed
    changes.push({ pointer, value: removed, found: [{ pointer, rule }] })
  }
}
