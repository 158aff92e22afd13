import type { JsonObject, JsonValue } from '../../evidence/json.ts'

export interface Redaction {
  /** Where, as a JSON pointer; within a text that holds a document, on into the document. */
  readonly pointer: string
  readonly rule: string
}

/** A value that was replaced. */
export interface Change {
  readonly pointer: string
  readonly value: JsonValue
  readonly found: readonly Redaction[]
  /** Its member was given another name. */
  readonly renamed?: boolean
}

export type Container = JsonObject | JsonValue[]
export const isContainer = (value: JsonValue | undefined): value is Container =>
  typeof value === 'object' && value !== null
export const isRedacted = (value: JsonValue): boolean =>
  isContainer(value) && !Array.isArray(value) && '$redacted' in value
