import { NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core'
import { messages } from '../../messages.ts'
import { typed } from '../../parts/form.tsx'

const words = messages.destinations

/** As much of JSON Schema as the forms of destinations use. */
interface Field {
  readonly type?: string
  readonly description?: string
  readonly enum?: readonly string[]
  readonly default?: unknown
  readonly items?: Field
}

export interface ObjectSchema {
  readonly properties?: Readonly<Record<string, Field>>
  readonly required?: readonly string[]
}

export const schemaOf = (schema: unknown): ObjectSchema => (schema ?? {}) as ObjectSchema

interface Shown {
  readonly schema: ObjectSchema
  /** What the names of the fields begin with in the form. */
  readonly prefix: string
  readonly secret?: boolean
}

/** A field for each property. What has no field of its own is written as JSON. */
export function SchemaFields({ schema: { properties = {}, required = [] }, prefix, secret = false }: Shown) {
  return Object.entries(properties).map(([name, field]) => {
    const shared = {
      name: prefix + name,
      label: words.fields[name] ?? spaced(name),
      description: field.description,
      required: required.includes(name),
    }
    if (secret) return <PasswordInput key={name} {...shared} autoComplete="new-password" />
    if (field.enum)
      return (
        <NativeSelect
          key={name}
          {...shared}
          data={choices(field, required.includes(name))}
          defaultValue={textOf(field.default)}
        />
      )
    if (field.type === 'array')
      return <Textarea key={name} {...shared} description={`${field.description ?? ''}. ${words.eachLine}`} rows={3} />
    if (field.type === 'object')
      return <Textarea key={name} {...shared} description={`${field.description ?? ''}. ${words.asJson}`} rows={3} />
    return (
      <TextInput
        key={name}
        {...shared}
        defaultValue={textOf(field.default)}
        inputMode={isNumber(field) ? 'numeric' : 'text'}
      />
    )
  })
}

const choices = ({ enum: values = [], default: usual }: Field, required: boolean) =>
  required || usual !== undefined ? [...values] : [{ value: '', label: words.notSet }, ...values]

const textOf = (value: unknown): string => (value === undefined || Array.isArray(value) ? '' : String(value))

const isNumber = ({ type }: Field): boolean => type === 'integer' || type === 'number'

/** `evidenceName` as `Evidence name`. */
function spaced(name: string): string {
  const text = name.replaceAll(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  )
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What was typed, as the schema types it; fields left empty are left out. The API says what does not fit. */
export function valuesOf(values: FormData, prefix: string, { properties = {} }: ObjectSchema): Record<string, unknown> {
  const given = Object.entries(properties).flatMap(([name, field]) => {
    const text = typed(values, prefix + name)
    return text === undefined ? [] : [[name, valueIn(text, field)] as const]
  })
  return Object.fromEntries(given)
}

function valueIn(text: string, field: Field): unknown {
  if (isNumber(field)) return Number(text)
  if (field.type === 'array')
    return text
      .split('\n')
      .map(line => line.trim())
      .filter(Boolean)
      .map(line => (field.items ? valueIn(line, field.items) : line))
  if (field.type === 'object') return parsed(text)
  return text
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
