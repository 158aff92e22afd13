import { type Document, operations, type Schema } from './document.ts'
import { GLOSSARY } from './glossary.ts'

/**
 * Describes what has no description of its own by what its name means everywhere, or in that schema (`Account.name`). Gives the
 * places that stay without one; a test holds that there are none.
 */
export function describeNames(document: Document): string[] {
  const lacking: string[] = []
  const tell = (schema: Schema, name: string, owner: string): void => {
    // Beside `$ref` a description says what the schema is here (OpenAPI 3.1).
    if (schema.description !== undefined || schema.$ref !== undefined) return
    const meaning = GLOSSARY[`${owner}.${name}`] ?? GLOSSARY[name]
    if (meaning === undefined) lacking.push(`${owner}.${name}`)
    else schema.description = meaning
  }
  const walk = (value: unknown, owner: string): void => {
    if (Array.isArray(value)) for (const one of value) walk(one, owner)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return
    const { properties, ...rest } = value as Schema
    for (const [name, member] of Object.entries(properties ?? {})) {
      tell(member, name, owner)
      walk(member, name)
    }
    for (const [name, member] of Object.entries(rest)) if (!DATA.has(name)) walk(member, owner)
  }
  for (const [name, schema] of Object.entries(document.components.schemas)) walk(schema, name)
  for (const { operation } of operations(document)) {
    for (const parameter of operation.parameters ?? []) {
      if ('$ref' in parameter || parameter.description !== undefined) continue
      const said = parameter.schema?.description
      const meaning = said ?? GLOSSARY[`?${parameter.name}`] ?? GLOSSARY[parameter.name]
      if (meaning === undefined) lacking.push(`${operation.operationId}?${parameter.name}`)
      else parameter.description = meaning
    }
    walk(operation.requestBody, operation.operationId ?? '')
    walk(operation.responses, operation.operationId ?? '')
  }
  return lacking
}

const DATA = new Set(['example', 'examples', 'enum', 'default', 'const'])
