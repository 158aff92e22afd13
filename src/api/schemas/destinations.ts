import { z } from 'zod'
import type { Kind } from '../../deliver/adapter.ts'
import { KINDS } from '../../deliver/index.ts'
import { label, listOf, moment, uuid } from './common.ts'
import { eventNames, eventType } from './events.ts'

const url = z.url().max(2000)
const FIRST = KINDS[0].kind

const fields = z.record(z.string(), z.unknown())
const secretFields = z.record(z.string(), z.string())

const hasUrl = ({ config }: Kind): boolean => 'url' in config.shape

/** Secrets that we make need not be given. */
const newOfKind = (kind: Kind) =>
  z.strictObject({
    name: label,
    kind: kind.kind === FIRST ? z.literal(kind.kind).default(kind.kind) : z.literal(kind.kind),
    ...(hasUrl(kind)
      ? { config: kind.config.prefault({}), url: url.optional().describe('Short for `config.url`') }
      : { config: kind.config }),
    secrets: kind.secrets.prefault({}).describe('Never given back'),
    events: z.array(eventType).default([]).describe('Empty: package.ready'),
    enabled: z.boolean().default(true),
  })

const [first, ...others] = KINDS.map(newOfKind) as [ReturnType<typeof newOfKind>, ...ReturnType<typeof newOfKind>[]]
const names = KINDS.map(({ kind }) => kind).join(', ')

/** One form for each kind that there is. */
export const newDestination = z.preprocess(
  body => withUrl({ kind: FIRST, ...(body as object) }),
  z.discriminatedUnion('kind', [first, ...others], {
    error: ({ code }) => (code === 'invalid_union' ? `kind is one of ${names}` : undefined),
  }),
)

export interface NewDestinationBody {
  readonly name: string
  readonly kind: string
  readonly config: Record<string, unknown>
  readonly secrets: Record<string, string>
  readonly events: z.infer<typeof eventType>[]
  readonly enabled: boolean
}

export const destinationChange = z
  .strictObject({
    name: label,
    url: url.describe('Short for `config.url`; the rest of the config stays'),
    config: fields.describe('In place of the one before; as the kind says'),
    secrets: secretFields.describe('Those that are named are replaced'),
    events: z.array(eventType),
    enabled: z.boolean(),
  })
  .partial()

/** A webhook's address may stand at the top, where it stood before there were other kinds. */
function withUrl(body: { kind: unknown; url?: unknown; config?: unknown }): unknown {
  const known = KINDS.find(({ kind }) => kind === body.kind)
  const { url, config = {}, ...rest } = body
  if (url === undefined || !known || !hasUrl(known) || typeof config !== 'object') return body
  return { ...rest, config: { ...config, url } }
}

export const destination = z
  .object({
    id: uuid,
    name: z.string(),
    kind: z.string(),
    url: z.string().nullable().describe('`config.url`; null for kinds, and destinations, without one'),
    config: fields.describe('As the kind says, see /v1/destination-kinds'),
    secretNames: z.array(z.string()).describe('The secrets that are set; their values are never given back'),
    events: eventNames.describe('What it is told of; empty: package.ready'),
    enabled: z.boolean(),
    endpoint: z
      .object({
        state: z
          .enum(['ok', 'waiting', 'trying'])
          .describe(
            'waiting: it fails, nothing is sent until pausedUntil; trying: the next delivery is a trial, alone',
          ),
        failures: z.number().int().describe('Failed attempts since something was delivered'),
        failingSince: moment.nullable().describe('When the first of them was noted'),
        pausedUntil: moment.nullable().describe('Nothing is sent before'),
      })
      .meta({ id: 'Endpoint', description: 'How the other side has answered lately' }),
    createdAt: moment,
    updatedAt: moment,
  })
  .meta({ id: 'Destination', description: 'Where packages are announced or sent' })

export const destinationWithSecret = z
  .object({
    ...destination.shape,
    secret: z
      .string()
      .nullable()
      .describe(
        'A secret that was made (whsec_…, for Standard Webhooks); given here once, null when none was made or a request is repeated',
      ),
  })
  .meta({ id: 'DestinationWithSecret' })

export const destinationTest = z
  .object({
    ok: z.boolean(),
    delivered: z.boolean().describe('Something was sent and arrived; most kinds are tested without sending'),
    httpStatus: z.number().int().nullable(),
    error: z.string().nullable(),
    detail: z.string().nullable().describe('The beginning of what the other side said'),
    proved: z.array(z.string()),
    unproved: z.array(z.string()).describe('What cannot be known without writing there'),
  })
  .meta({ id: 'DestinationTest' })

export const destinationKinds = listOf(
  z
    .object({
      kind: z.string(),
      label: z.string(),
      status: z.enum(['stable', 'experimental']),
      config: fields.describe('JSON Schema of `config`'),
      secrets: fields.describe('JSON Schema of `secrets`'),
      events: eventNames.nullable().describe('The events it can do something with; null: all'),
      instructions: z.string().describe('For the person who sets one up, as Markdown'),
    })
    .meta({ id: 'DestinationKind' }),
)

export const rotation = z.strictObject({
  keepPrevious: z.boolean().default(true).describe('The secret before signs too, until the next rotation'),
})
