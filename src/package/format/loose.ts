import type { JsonObject, JsonValue } from '../../evidence/json.ts'

/** Settings as they are, whatever their shape: what is of another kind reads as nothing. */
export const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const textOf = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '')
export const numberOf = (value: JsonValue | undefined): number => (typeof value === 'number' ? value : 0)
export const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : [])
export const stringsOf = (value: JsonValue | undefined): string[] => listOf(value).map(textOf).filter(Boolean)
