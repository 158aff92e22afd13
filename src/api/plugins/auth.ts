import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Door } from '../../service/runtime/serving.ts'
import type { ApiKey, Scope } from '../../store/index.ts'
import type { Api } from '../api.ts'
import { ApiError } from '../error.ts'
import type { Ceilings } from './limits.ts'

const RANK: Readonly<Record<Scope, number>> = { auditor: 0, read: 1, admin: 2 }

/**
 * Lets a request in by its API key, as often as its ceiling allows. A route that neither names a scope nor says that it is
 * public stops the start.
 */
export function auth(app: Api, door: Door, ceilings: Ceilings): void {
  const good = new GoodSecrets()
  app.decorateRequest('key', null)
  app.decorateRequest('viewed', null)
  app.addHook('onRequest', async (request, reply) => {
    if (request.is404) return
    if (request.routeOptions.config.public) return ceilings.open(request, reply)
    request.key = await authenticated(request, reply)
    await ceilings.key(request, reply)
    admit(request, request.key)
    request.viewed = door.as(request.key.accounts ?? 'all')
  })
  const authenticated = async (request: FastifyRequest, reply: FastifyReply): Promise<ApiKey> => {
    const secret = secretOf(request)
    // A key that is in use is not kept out by somebody who guesses from the same address.
    if (secret === undefined || !good.has(secret)) await ceilings.unproven(request, reply)
    const key = secret === undefined ? undefined : await door.authenticate(secret)
    if (secret !== undefined) good.note(secret, key !== undefined)
    return key ?? refuse(secret)
  }
  const routes: { method: string | string[]; url: string; config?: { public?: true; scope?: Scope } }[] = []
  app.addHook('onRoute', route => void routes.push(route))
  app.addHook('onReady', async () => {
    const open = routes.find(({ config }) => config?.public !== true && config?.scope === undefined)
    if (open) throw new Error(`${open.method} ${open.url} names no scope`)
  })
}

const secretOf = ({ headers }: Pick<FastifyRequest, 'headers'>): string | undefined =>
  /^Bearer (exk_[0-9a-f]{64})$/i.exec(headers.authorization ?? '')?.[1]

function refuse(secret: string | undefined): never {
  throw new ApiError(
    'unauthorized',
    secret === undefined
      ? 'Send an API key: Authorization: Bearer exk_…'
      : 'This API key is not known, has expired or was revoked.',
    { headers: { 'www-authenticate': 'Bearer realm="exhibit"' } },
  )
}

/** The keys that let somebody in of late, by digests. They open nothing: the database is asked each time. */
class GoodSecrets {
  readonly #digests = new Set<string>()

  has(secret: string): boolean {
    return this.#digests.has(digest(secret))
  }

  note(secret: string, good: boolean): void {
    const known = digest(secret)
    this.#digests.delete(known)
    if (!good) return
    this.#digests.add(known)
    const [oldest] = this.#digests
    if (this.#digests.size > MOST && oldest !== undefined) this.#digests.delete(oldest)
  }
}

const MOST = 10_000
const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

function admit({ routeOptions: { config } }: FastifyRequest, key: ApiKey): void {
  const rank = Math.max(-1, ...key.scopes.map(scope => RANK[scope]))
  const needed = config.scope ?? 'admin'
  if (rank < RANK[needed]) throw new ApiError('forbidden', `This needs a key with the scope ${needed}.`)
  if (config.whole && key.accounts !== null)
    throw new ApiError('restricted_key', 'This is about the whole installation; the key is restricted to accounts.')
}
