import type { z } from 'zod'
import type { Kind, Secrets } from '../../deliver/adapter.ts'
import { OutboundRefused } from '../../deliver/guard.ts'
import { KINDS, kindNamed } from '../../deliver/index.ts'
import type { Destination } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Viewed } from '../runtime/serving.ts'

export interface AskedDestination {
  readonly name: string
  readonly kind: string
  readonly config: Readonly<Record<string, unknown>>
  readonly secrets?: Secrets | undefined
  /** Empty: all. */
  readonly events: readonly string[]
  readonly enabled: boolean
}

export interface ChangedDestination {
  readonly name?: string
  /** In place of the one before. */
  readonly config?: Readonly<Record<string, unknown>>
  /** Those that are named are replaced. */
  readonly secrets?: Secrets
  readonly events?: readonly string[]
  readonly enabled?: boolean
}

interface WithSecret {
  readonly destination: Destination
  /** Where it goes, for the audit log. */
  readonly target: string
  /** Null where the kind needs none of ours. */
  readonly secret: string | null
}

/** A secret that was made is given here once; afterwards nobody can read it. Throws `destination_refused`. */
export async function createDestination(runtime: Viewed, asked: AskedDestination): Promise<WithSecret> {
  runtime.store.requireWhole()
  const { name, events, enabled, secrets: given = {} } = asked
  const kind = requireKind(asked.kind)
  requireTaken(kind, events)
  const config = allowed(runtime, kind, asked.config)
  const made = kind.signing && given.secret === undefined ? kind.signing.generate() : undefined
  const secrets = valid(kind.secrets, { ...given, ...made }, 'secrets') as Secrets
  const destination = await runtime.store.destinations.create(
    { name, kind: kind.kind, config, events, enabled },
    Object.keys(secrets).length > 0 ? secrets : undefined,
  )
  return { destination, target: kind.target(config), secret: made?.secret ?? null }
}

/** Throws `bad_request` for events that the kind can do nothing with. */
function requireTaken({ label, takes }: Kind, events: readonly string[]): void {
  const other = takes && events.find(event => !takes.includes(event))
  if (other) throw new ServiceError('bad_request', `${label} takes ${takes.join(', ')}, not ${other}.`)
}

/** `url` stands for `config.url`; the rest of the config then stays as it is. */
export async function changeDestination(
  runtime: Viewed,
  id: string,
  { config: given, secrets, ...plain }: ChangedDestination,
  url?: string,
): Promise<Destination> {
  const { store } = runtime
  if (plain.events !== undefined) requireTaken(requireKind((await store.destinations.get(id)).kind), plain.events)
  if (given === undefined && secrets === undefined && url === undefined) return store.destinations.update(id, plain)
  const before = await store.destinations.get(id)
  const kind = requireKind(before.kind)
  const config = url === undefined ? given : { ...(given ?? before.config), url }
  const merged = secrets && { ...(await store.destinations.secrets(id)), ...secrets }
  return store.destinations.update(
    id,
    { ...plain, ...(config && { config: allowed(runtime, kind, config) }) },
    merged && (valid(kind.secrets, merged, 'secrets') as Secrets),
  )
}

/** A new secret. With `keepPrevious` the one before holds too, until the next rotation, so that receivers can change over. */
export async function rotateSecret({ store }: Viewed, id: string, keepPrevious: boolean): Promise<WithSecret> {
  const before = await store.destinations.get(id)
  const { signing, kind, target } = requireKind(before.kind)
  if (!signing)
    throw new ServiceError('bad_request', `Destinations of the kind ${kind} have no secret of ours to rotate.`)
  const secrets = signing.rotate(await store.destinations.secrets(id), keepPrevious)
  const destination = await store.destinations.update(id, {}, secrets)
  return { destination, target: target(before.config), secret: secrets.secret }
}

function requireKind(name: string): Kind {
  const kind = kindNamed(name)
  if (kind) return kind
  const known = KINDS.map(({ kind }) => kind).join(', ')
  throw new ServiceError('bad_request', `There is no kind of destination ${name.slice(0, 60)}; there are ${known}.`)
}

/** The config as the kind of that name reads it. Throws `bad_request`, `destination_refused`. */
export const checkedConfig = (runtime: Viewed, kind: string, config: unknown): Record<string, unknown> =>
  allowed(runtime, requireKind(kind), config)

/** The config as its kind reads it: with defaults, and nothing beside. */
function allowed({ config: policy }: Pick<Viewed, 'config'>, kind: Kind, config: unknown): Record<string, unknown> {
  const known = valid(kind.config, config, 'config') as Record<string, unknown>
  try {
    kind.allow(known, { allowPrivate: policy.allowPrivateDestinations })
  } catch (error) {
    if (!(error instanceof OutboundRefused)) throw error
    throw new ServiceError('destination_refused', `The URL is refused: ${error.message}.`, error)
  }
  return known
}

/** Says what is wrong where, never with what value. */
function valid(schema: z.ZodType, value: unknown, what: string): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = [what, ...(issue?.path ?? [])].join('.')
  throw new ServiceError(
    'bad_request',
    `The destination's ${place} cannot be used: ${issue?.message ?? 'it does not fit'}.`,
  )
}
