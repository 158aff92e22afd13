import type { JsonObject, JsonValue } from '../../evidence/json.ts'
import type { Place } from './value.ts'

/** A policy document, or a statement of one: by its form, as services name the member that holds it as they like. */
export function isPolicy(container: JsonObject | JsonValue[]): boolean {
  if (Array.isArray(container)) return false
  return isStatement(container) || statementsOf(container).some(isStatement)
}

const statementsOf = ({ Statement }: JsonObject): JsonValue[] =>
  Array.isArray(Statement) ? Statement : [Statement ?? null]

const isStatement = (value: JsonValue): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  (value.Effect === 'Allow' || value.Effect === 'Deny') &&
  ['Action', 'NotAction', 'Principal', 'NotPrincipal', 'Resource', 'NotResource'].some(name =>
    Object.hasOwn(value, name),
  )

const ELEMENTS = new Set('Version Effect Principal NotPrincipal Action NotAction Resource NotResource'.split(' '))

/**
 * What must stay readable in a policy for a check to judge it: whatever says who may do what. A value of a condition may
 * go, and is missed only by who asks for it.
 */
export const placeInPolicy =
  (depth: number) =>
  (key: string): Place | undefined => {
    if (ELEMENTS.has(key)) return { name: key, kind: 'element', depth }
    if (key === 'Condition') return { name: key, kind: 'condition', depth }
    return key === 'Sid' || key === 'Id' ? { name: key, kind: 'identifier', depth } : undefined
  }
