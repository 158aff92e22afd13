import type { SchemaRef } from '@smithy/types'
import type { Call, ListCall } from '../../../connectors/kit/index.ts'

/** What the SDK knows of an operation: its output's shape, how it travels, and where REST protocols find it. */
export interface Operation {
  readonly name: string
  readonly output: SchemaRef
  readonly protocol: Protocol
  readonly http: { readonly method: string; readonly path: string; readonly query: readonly string[] } | null
}

export interface Codec {
  createSerializer(): { write(schema: unknown, value: unknown): void; flush(): string | Uint8Array }
}

interface Protocol {
  getShapeId(): string
  getPayloadCodec(): Codec
}

/** `[9, namespace, name, traits, input, output]`: an operation in the SDK's static schemas. */
type StaticOperation = readonly [9, string, string, { http?: readonly [string, string, number] }, SchemaRef, SchemaRef]

export function operationOf(call: Call | ListCall): Operation {
  const Command = call.command as unknown as new (input: object) => { schema: StaticOperation }
  const { schema } = new Command({})
  const client = new call.client({ region: 'us-east-1', credentials: { accessKeyId: 'x', secretAccessKey: 'y' } })
  const { protocol } = (client as unknown as { config: { protocol: Protocol } }).config
  client.destroy()
  const { http } = schema[3] ?? {}
  const [path = '', query = ''] = http?.[1].split('?') ?? []
  return {
    name: call.operation,
    output: schema[5],
    protocol,
    http: http ? { method: http[0], path, query: query.split('&').filter(Boolean) } : null,
  }
}
