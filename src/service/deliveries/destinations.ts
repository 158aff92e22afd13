import { randomBytes } from 'node:crypto'
import { checkUrl, OutboundRefused } from '../../deliver/guard.ts'
import type { Destination, Secrets } from '../../store/index.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Runtime } from '../runtime/runtime.ts'

export interface AskedDestination {
  readonly name: string
  readonly kind: 'webhook'
  readonly url: string
  /** Empty: all. */
  readonly events: readonly string[]
  readonly enabled: boolean
}

/** The secret is given here once; afterwards nobody can read it. Throws `destination_refused`. */
export async function createDestination(
  runtime: Runtime,
  { url, ...asked }: AskedDestination,
): Promise<{ destination: Destination; secret: string }> {
  requireAllowed(runtime, url)
  const secret = newSecret()
  return { destination: await runtime.store.destinations.create({ ...asked, config: { url } }, { secret }), secret }
}

export async function changeDestination(
  runtime: Runtime,
  id: string,
  { url, ...change }: Partial<Omit<AskedDestination, 'kind'>>,
): Promise<Destination> {
  if (url !== undefined) requireAllowed(runtime, url)
  return runtime.store.destinations.update(id, { ...change, ...(url !== undefined && { config: { url } }) })
}

/** A new secret. With `keepPrevious` the one before signs too, until the next rotation, so that receivers can change over. */
export async function rotateSecret(
  { store }: Runtime,
  id: string,
  keepPrevious: boolean,
): Promise<{ destination: Destination; secret: string }> {
  const { secret: before } = await store.destinations.secrets(id)
  const secret = newSecret()
  const secrets: Secrets = { secret, ...(keepPrevious && before !== undefined && { previousSecret: before }) }
  return { destination: await store.destinations.update(id, {}, secrets), secret }
}

/** 32 random bytes, as Standard Webhooks writes symmetric secrets. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`

function requireAllowed({ config }: Runtime, url: string): void {
  try {
    checkUrl(url, config.allowPrivateDestinations)
  } catch (error) {
    if (!(error instanceof OutboundRefused)) throw error
    throw new ServiceError('destination_refused', `The URL is refused: ${error.message}.`, error)
  }
}
