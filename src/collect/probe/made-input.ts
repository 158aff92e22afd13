import type { Call, ListCall } from '../../../connectors/kit/index.ts'

/** `[3, namespace, name, traits, member names, their schemas, how many of them are required]`: a structure as the SDK holds it. */
type Structure = readonly [3, string, string, unknown, readonly string[], readonly unknown[], number?]

const TEXT = 0
const TEXTS = 64

/** What a request can be made of that names nothing that is there. */
export interface MadeFor {
  readonly account: string
  readonly partition: string
  readonly region: string
}

/**
 * The least that a call can be asked with, for something of this account that does not exist; undefined where that cannot be
 * made (a structure is required).
 */
export function madeInput(call: Call | ListCall, of: MadeFor): Record<string, unknown> | undefined {
  const Command = call.command as unknown as new (input: object) => { schema?: readonly unknown[] }
  const input = resolved(new Command({}).schema?.[4])
  if (!isStructure(input)) return {}
  const [, , , , names, schemas, required = 0] = input
  const made: Record<string, unknown> = {}
  for (const [index, name] of names.slice(0, required).entries()) {
    const schema = plain(schemas[index])
    const text = textFor(name, call, of)
    if (schema === TEXT) made[name] = text
    else if (schema === TEXTS) made[name] = [text]
    else return undefined
  }
  return made
}

const resolved = (schema: unknown): unknown => (typeof schema === 'function' ? schema() : schema)

const isStructure = (schema: unknown): schema is Structure => Array.isArray(schema) && schema[0] === 3

/** A member's schema without its traits, and a simple list's as what it is a list of. */
function plain(schema: unknown): unknown {
  const own = Array.isArray(schema) && schema.length === 2 ? (schema as unknown[])[0] : schema
  const of = resolved(own)
  if (Array.isArray(of) && of[0] === 0) return of[4]
  if (Array.isArray(of) && of[0] === 1 && resolved(of[4]) === TEXT) return TEXTS
  return of
}

/** Long enough that nobody has one of this name by chance. */
const NAME = 'exhibit-permission-test'

function textFor(name: string, { client }: Call | ListCall, { account, partition, region }: MadeFor): string {
  const service = client.name.replace(/Client$/, '').toLowerCase()
  if (/account_?id$/i.test(name)) return account
  if (/arns?$|^resource$/i.test(name)) return `arn:${partition}:${service}:${region}:${account}:${NAME}`
  if (/queueurl$/i.test(name)) return `https://sqs.${region}.amazonaws.com/${account}/${NAME}`
  return `${NAME}-${account}`
}
