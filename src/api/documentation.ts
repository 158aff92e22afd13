import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import type { Api } from './api.ts'
import { problemSchema } from './schemas/common.ts'

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
      },
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

type Document = ReturnType<typeof jsonSchemaTransformObject>

/** Leaves out schemas that nothing refers to (they come once for requests and once for answers), and what `format` says already. */
function tidy(document: Document): Document {
  if (!('components' in document)) return document
  const schemas = document.components?.schemas ?? {}
  const text = JSON.stringify(document)
  const used = Object.entries(schemas).filter(([id]) => text.includes(`"#/components/schemas/${id}"`))
  const sorted = used.sort(([a], [b]) => (a < b ? -1 : 1))
  const whole = { ...document, components: { ...document.components, schemas: Object.fromEntries(sorted) } }
  return JSON.parse(JSON.stringify(whole), tidied) as Document
}

const tidied = (key: string, value: unknown): unknown => {
  if (key === 'description' && value === 'Default Response') return 'Done'
  const { format, pattern, ...rest } = (value ?? {}) as { format?: string; pattern?: string }
  return pattern !== undefined && (format === 'uuid' || format === 'date-time') ? { ...rest, format } : value
}
