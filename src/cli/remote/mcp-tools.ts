import { createHash } from 'node:crypto'
import type { ClientConfig } from '../../config.ts'
import { ask } from './client.ts'
import { type Field, REMOTE, type RemoteOperation } from './operation.ts'

/** What only looks: no other operation can be reached from here. */
export const READING: readonly RemoteOperation[] = REMOTE.operations.filter(
  ({ method, answer }) => method === 'GET' && (answer === 'list' || answer === 'object'),
)

/** A tool as an assistant is told of it. */
export interface Tool {
  readonly name: string
  readonly title: string
  readonly description: string
  readonly inputSchema: {
    type: 'object'
    properties: Record<string, object>
    required: string[]
    additionalProperties: false
  }
  readonly annotations: {
    readonly readOnlyHint: true
    readonly idempotentHint: true
    readonly destructiveHint: false
    readonly openWorldHint: false
  }
}

const HINTS = { readOnlyHint: true, idempotentHint: true, destructiveHint: false, openWorldHint: false } as const

export const nameOf = ({ id }: RemoteOperation): string => id.replaceAll(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

export function toolOf(operation: RemoteOperation): Tool {
  const { summary, params, query, paged } = operation
  const given = params.map(
    ({ name, choices }) => [name, { type: 'string', ...(choices && { enum: choices }) }] as const,
  )
  return {
    name: nameOf(operation),
    title: summary,
    description: paged ? `${summary}. Paged: ask again with \`next\` as \`cursor\` until it is null.` : `${summary}.`,
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries([...given, ...query.map(field => [field.at[0] ?? '', schemaOf(field)] as const)]),
      required: params.map(({ name }) => name),
      additionalProperties: false,
    },
    annotations: HINTS,
  }
}

const TYPES = { text: 'string', number: 'number', boolean: 'boolean', map: 'object' } as const

const schemaOf = ({ kind, choices, text }: Field): object => ({
  type: TYPES[kind],
  description: text,
  ...(choices && { enum: choices }),
})

/** An answer of the service, and what shows that it is the service's. */
export interface Told {
  /** Where the same can be read again, with the same key. */
  readonly link: string
  /** Of the answer's bytes as the service sent them. */
  readonly sha256: string
  readonly answer: unknown
}

type Arguments = Readonly<Record<string, unknown>>

/** Asks the service. Throws `RemoteError`. */
export async function read(client: ClientConfig, operation: RemoteOperation, given: Arguments): Promise<Told> {
  const path = operation.params.reduce(
    (text, { name }) => text.replace(`{${name}}`, encodeURIComponent(String(given[name] ?? ''))),
    operation.path,
  )
  const names = operation.query.map(({ at }) => at[0] ?? '')
  const asked = names.flatMap(name => (given[name] === undefined ? [] : [[name, String(given[name])]]))
  const query = asked.length === 0 ? '' : `?${new URLSearchParams(Object.fromEntries(asked))}`
  const response = await ask(client, { method: 'GET', path: path + query })
  const bytes = Buffer.from(await response.arrayBuffer())
  return {
    link: `${client.url}${path}${query}`,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    answer: JSON.parse(bytes.toString()),
  }
}
