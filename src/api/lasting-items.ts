import type { FastifySerializerCompiler } from 'fastify'
import { serializerCompiler } from 'fastify-type-provider-zod'
import type { z } from 'zod'

/**
 * A serializer for pages of a list whose items never change once they are there: one that is frozen is held against its schema
 * and written once, and its text is sent for as long as the item itself is kept.
 */
export function lastingItems(item: z.ZodType): FastifySerializerCompiler<unknown> {
  const written = new WeakMap<object, string>()
  return route => {
    const pageOf = serializerCompiler({ ...route, schema: route.schema as z.ZodType })
    // What is refused has a schema of its own.
    if (String(route.httpStatus) !== '200') return pageOf
    const itemOf = serializerCompiler({ ...route, schema: item })
    const textOf = (member: object): string => {
      const known = written.get(member)
      if (known !== undefined) return known
      const text = itemOf(member)
      if (Object.isFrozen(member)) written.set(member, text)
      return text
    }
    return page => {
      const { items, ...rest } = page as { readonly items: readonly object[] }
      const { items: _, ...envelope } = JSON.parse(pageOf({ ...rest, items: [] })) as Record<string, unknown>
      return `{"items":[${items.map(textOf).join(',')}],${JSON.stringify(envelope).slice(1)}`
    }
  }
}
