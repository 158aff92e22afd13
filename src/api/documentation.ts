import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { Api } from './api.ts'
import { problemSchema } from './schemas/common.ts'
import { complete } from './spec/complete.ts'
import type { Document } from './spec/document.ts'

const DESCRIPTION = `Evidence of AWS settings, what checks found in it, and signed packages that anyone can verify offline.
Lists are paged by cursor, and a cursor carries its filters; docs/rest.md says how to pull without gaps or duplicates. Failures are
\`application/problem+json\` (RFC 9457) with a stable \`code\`. A POST may bear an \`Idempotency-Key\`.`

/** The OpenAPI document, made from the routes' schemas: /openapi.json, and for people /docs. */
export async function documentation(app: Api, version: string): Promise<void> {
  app.addHook('onRoute', route => {
    if (!route.schema || route.schema.hide || route.url.startsWith('/docs')) return
    const failure = { description: 'A failure', content: { 'application/problem+json': { schema: problemSchema } } }
    const { scope, whole } = route.config ?? {}
    const who = `Needs a key with the scope \`${scope}\`${whole ? ', not restricted to accounts' : ''}.`
    route.schema = {
      ...route.schema,
      ...(scope && { description: who }),
      response: { ...(route.schema.response as object | undefined), default: failure },
      ...(route.config?.public && { security: [] }),
    }
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Exhibit',
        version,
        description: DESCRIPTION,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
        contact: { name: 'The maintainers of Exhibit' },
      },
      servers: [{ url: '/', description: 'The service that this document is read from' }],
      security: [{ apiKey: [] }],
      components: { securitySchemes: { apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'exk_…' } } },
    },
    transform: jsonSchemaTransform,
    transformObject: document => tidy(jsonSchemaTransformObject(document)),
  })
  await app.register(async docs => {
    docs.addHook('onRoute', route => {
      route.config = { ...route.config, public: true }
    })
    await docs.register(swaggerUi, { routePrefix: '/docs' })
  })
  app.get('/openapi.json', { config: { public: true }, schema: { hide: true } }, async () => app.swagger())
}

type Made = ReturnType<typeof jsonSchemaTransformObject>

/**
 * Completes the document, leaves out schemas that nothing refers to (they come once for requests and once for answers), and what
 * `format` says already.
 */
function tidy(made: Made): Made {
  const document = JSON.parse(JSON.stringify(made), tidied) as Document
  complete(document)
  document.components.schemas = used(document)
  return document as unknown as Made
}

/** What is referred to, also from what is referred to, ordered by name. */
function used({ components: { schemas, ...parts }, ...rest }: Document): Document['components']['schemas'] {
  const found = new Set<string>()
  const look = (value: unknown): void => {
    for (const [, name = ''] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found.has(name)) continue
      found.add(name)
      look(schemas[name] ?? null)
    }
  }
  look([parts, rest])
  const kept = Object.entries(schemas).filter(([name]) => found.has(name))
  return Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1)))
}

interface Raw {
  readonly format?: string
  readonly pattern?: string
  readonly type?: string
  readonly propertyNames?: { readonly enum?: readonly string[] }
  readonly additionalProperties?: object
  readonly required?: readonly string[]
  readonly default?: unknown
  /** Told apart by `kind`; where one form may go without it, they are alternatives. */
  readonly oneOf?: readonly Raw[]
}

const isEmpty = (value: unknown): boolean => JSON.stringify(value) === '{}'

const without = (value: object, name: string): object =>
  Object.fromEntries(Object.entries(value).filter(([member]) => member !== name))

const tidied = (key: string, value: unknown): unknown => {
  if (key === 'description' && value === 'Default Response') return 'Done'
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const { format, pattern, propertyNames, ...rest } = value as Raw
  if (pattern !== undefined && (format === 'uuid' || format === 'date-time')) return { ...rest, format }
  // What is taken for a body without it is no example of it where something in it is required.
  if (isEmpty(rest.default) && (rest.required?.length ?? 0) > 0) return without(value, 'default')
  if (rest.oneOf?.some(one => one.required?.includes('kind') === false))
    return { ...without(value, 'oneOf'), anyOf: rest.oneOf }
  // A record of known names is an object with these properties, which is what generators understand.
  const names = propertyNames?.enum
  if (names === undefined || rest.required === undefined) return value
  const each = { description: 'How many', ...rest.additionalProperties }
  const properties = Object.fromEntries(names.map(name => [name, each]))
  return { ...rest, properties, additionalProperties: false }
}
