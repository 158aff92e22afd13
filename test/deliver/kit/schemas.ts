import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import ajvFormats from 'ajv-formats'
import type { Contract, Schema } from './contract.ts'

type Direction = 'asked' | 'answered'

/** What is wrong with a value. What is asked may hold nothing that the contract does not name. */
export function schemasOf({ components = {} }: Contract) {
  const known = new Map<string, ValidateFunction>()
  const ajv = new Ajv2020({ strict: false, coerceTypes: false, allErrors: false })
  ajvFormats.default(ajv)
  ajv.addFormat(
    'iso-date-or-date-time',
    value => /^\d{4}-\d\d-\d\d(T\S+)?$/.test(value) && !Number.isNaN(Date.parse(value)),
  )
  for (const name of ['binary', 'int32', 'int64', 'float', 'double']) ajv.addFormat(name, true)

  const compiled = (schema: Schema, direction: Direction): ValidateFunction => {
    const key = JSON.stringify([direction, schema])
    const before = known.get(key)
    if (before) return before
    const whole = { ...schema, components }
    const made = ajv.compile(direction === 'asked' ? closed(whole) : whole)
    known.set(key, made)
    return made
  }
  return (value: unknown, schema: Schema, direction: Direction): string | undefined => {
    const validate = compiled(schema, direction)
    if (validate(value)) return undefined
    const { instancePath, message } = validate.errors?.[0] ?? {}
    return `${instancePath} ${message}`
  }
}

/** Objects whose members are named take no others, unless the contract says so; parts of a combination say it as a whole. */
function closed<T>(schema: T, within = ''): T {
  if (Array.isArray(schema)) return schema.map(entry => closed(entry, within)) as T
  if (typeof schema !== 'object' || schema === null) return schema
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value, COMBINED.has(key) ? key : '')])
  const made = Object.fromEntries(entries)
  const open = within !== '' || !('properties' in schema) || 'additionalProperties' in schema
  return open || made.type !== 'object' ? made : { ...made, additionalProperties: false }
}

const COMBINED = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'then', 'else', 'not'])
