import type { Document, Schema } from '../../src/api/spec/document.ts'
import type { Field } from '../../src/cli/remote/operation.ts'

/** Parents that add nothing to the name of what is in them. */
const UNNAMED = new Set(['request'])
/** Objects whose members are the user's, or differ by kind: `--config name=value`. */
const MAPS = new Set(['config', 'controls', 'secrets', 'tags'])

/** The options that a body is given by; empty where only a file can hold it. */
export function bodyFields(schema: Schema, document: Document): Field[] {
  if (schema.$ref !== undefined) return []
  return merged(schema, document).flatMap(([name, member]) => fieldsOf([name], member, document))
}

function fieldsOf(at: string[], member: Schema, document: Document): Field[] {
  const schema = resolved(member, document)
  const inner = MAPS.has(at.at(-1) ?? '') ? [] : merged(schema, document)
  if (inner.length === 0) return [fieldOf(at, schema, document)]
  return inner.flatMap(([name, one]) => fieldsOf([...at, name], one, document))
}

/** One option. A list is given member by member, so that its name is of one. */
export function fieldOf(at: string[], given: Schema, document: Document): Field {
  const alternatives = ((given.anyOf as Schema[] | undefined) ?? [given]).map(one => resolved(one, document))
  const schema = alternatives.find(one => one.type !== 'null') ?? given
  const items = schema.type === 'array' ? resolved((schema.items as Schema | undefined) ?? {}, document) : undefined
  const value = items ?? schema
  const named = at.filter((part, n) => n === at.length - 1 || !UNNAMED.has(part))
  const kind = (MAPS.has(at.at(-1) ?? '') && !items) || value.type === 'object' ? 'map' : KINDS[String(value.type)]
  const choices = value.enum as string[] | undefined
  return {
    flag: kebab(
      named.map((part, n) => (n === named.length - 1 && (items || kind === 'map') ? one(part) : part)).join('-'),
    ),
    at,
    kind: kind ?? 'text',
    ...(items !== undefined && { many: true as const }),
    ...(alternatives.some(one => one.type === 'null') && { nullable: true as const }),
    ...(choices !== undefined && { choices }),
    text: given.description ?? schema.description ?? '',
  }
}

const KINDS: Readonly<Record<string, Field['kind']>> = { integer: 'number', number: 'number', boolean: 'boolean' }

/** The members of an object, or of all the objects that it may be: their choices are joined. */
function merged(schema: Schema, document: Document): [string, Schema][] {
  const variants = ((schema.oneOf ?? schema.anyOf) as Schema[] | undefined)?.map(one => resolved(one, document))
  if (!variants) return Object.entries(schema.properties ?? {})
  const all = new Map<string, Schema>()
  for (const [name, member] of variants.flatMap(one => Object.entries(one.properties ?? {}))) {
    const before = all.get(name)
    const choices = [...((before?.enum as string[]) ?? []), ...((member.enum as string[]) ?? [])]
    all.set(name, { ...member, ...before, ...(choices.length > 0 && { enum: [...new Set(choices)] }) })
  }
  return [...all]
}

export function resolved(schema: Schema, document: Document): Schema {
  const name = schema.$ref?.split('/').at(-1)
  return name === undefined ? schema : { ...document.components.schemas[name], ...schema }
}

const one = (word: string): string => word.replace(/ies$/, 'y').replace(/(?<=[a-z])s$/, '')
export const kebab = (word: string): string => word.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
