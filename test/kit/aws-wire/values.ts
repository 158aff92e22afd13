import { NormalizedSchema } from '@smithy/core/schema'
import type { SchemaRef } from '@smithy/types'

/** A value of every member of a shape, as the SDK's own schema describes it: one entry a list and map, so that all is read. */
export function madeUp(schema: SchemaRef, name = 'value', within: readonly string[] = []): unknown {
  const shape = NormalizedSchema.of(schema)
  if (shape.isStructSchema()) return structOf(shape, within)
  if (shape.isListSchema()) return [madeUp(shape.getValueSchema(), name, within)]
  if (shape.isMapSchema()) return { key: madeUp(shape.getValueSchema(), name, within) }
  if (shape.isTimestampSchema()) return new Date('2026-01-01T00:00:00Z')
  if (shape.isBlobSchema()) return new TextEncoder().encode('x')
  if (shape.isBooleanSchema()) return true
  if (shape.isNumericSchema()) return 1
  if (shape.isDocumentSchema()) return {}
  return /Region$/.test(name) ? 'us-east-1' : `${name}-1`
}

/** Shapes that hold themselves (conditions in conditions) end at their second turn. */
function structOf(shape: NormalizedSchema, within: readonly string[]): object | undefined {
  const own = shape.getName(true) ?? ''
  if (within.filter(name => name === own).length > 1) return undefined
  const members: [string, unknown][] = []
  for (const [name, member] of shape.structIterator()) {
    const value = madeUp(member, name, [...within, own])
    if (value !== undefined && !(Array.isArray(value) && value[0] === undefined)) members.push([name, value])
    if (shape.isUnionSchema() && members.length > 0) break
  }
  return Object.fromEntries(members)
}
