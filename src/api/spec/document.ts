/** As much of an OpenAPI 3.1 document as is completed here. */
export interface Document {
  readonly paths: Record<string, Record<string, Operation>>
  readonly components: Record<string, Record<string, unknown>> & { schemas: Record<string, Schema> }
  webhooks?: unknown
  [member: string]: unknown
}

export interface Operation {
  operationId?: string
  tags?: string[]
  summary?: string
  description?: string
  security?: unknown[]
  parameters?: (Parameter | Reference)[]
  requestBody?: { description?: string; content: Record<string, Media> }
  responses: Record<string, Answer | Reference>
}

export interface Reference {
  $ref: string
}

export interface Parameter {
  name: string
  in: string
  description?: string
  schema?: Schema
}

export interface Answer {
  description: string
  headers?: Record<string, unknown>
  content?: Record<string, Media>
}

export interface Media {
  schema?: Schema
  examples?: Record<string, { summary?: string; value: unknown }>
  example?: unknown
}

export interface Schema {
  $ref?: string
  description?: string
  properties?: Record<string, Schema>
  required?: string[]
  [member: string]: unknown
}

/** Every operation with its place. */
export function* operations(document: Pick<Document, 'paths'>) {
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods)) yield { path, method, operation }
}
