import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Config } from '../../config.ts'
import { includes, viewerOf } from '../../service/keys/roles.ts'
import type { Door } from '../../service/runtime/serving.ts'
import { type ApiKey, isGranted, restriction, type Scope, type Viewer } from '../../store/index.ts'
import type { Api } from '../api.ts'
import { ApiError } from '../error.ts'
import { sessionOf } from '../session-cookies.ts'
import type { Ceilings } from './limits.ts'

const NOTHING: Viewer = []

/**
 * Lets a request in by its API key, or a person's by their session, as often as its ceiling allows. A route that neither
 * names a scope nor says that it is public stops the start.
 */
export function auth(app: Api, door: Door, ceilings: Ceilings, config: Pick<Config, 'publicUrl'>): void {
  const good = new GoodSecrets()
  app.decorateRequest('key', null)
  app.decorateRequest('viewer')
  app.decorateRequest('viewed', null)
  app.addHook('onRequest', async (request, reply) => {
    request.viewer = NOTHING
    if (request.is404) return
    if (request.routeOptions.config.public) return ceilings.open(request, reply)
    request.key = await authenticated(request, reply)
    await ceilings.key(request, reply)
    request.viewer = viewerOf(request.key)
    admit(request, request.key)
    request.viewed = door.as(request.viewer)
  })
  const authenticated = async (request: FastifyRequest, reply: FastifyReply): Promise<ApiKey> => {
    const { secret, cookie } = shown(request, config)
    // A key that is in use is not kept out by somebody who guesses from the same address.
    if (secret === undefined || !good.has(secret)) await ceilings.unproven(request, reply)
    const found = secret === undefined ? undefined : await door.authenticate(secret)
    // What a browser sends by itself is a session; a key that somebody put there is none.
    const key = cookie && found?.personId === null ? undefined : found
    if (secret !== undefined) good.note(secret, key !== undefined)
    if (key && cookie) requireOwnPage(request)
    return key ?? refuse(secret, cookie)
  }
  const routes: { method: string | string[]; url: string; config?: { public?: true; scope?: Scope } }[] = []
  app.addHook('onRoute', route => void routes.push(route))
  app.addHook('onReady', async () => {
    const open = routes.find(({ config }) => config?.public !== true && config?.scope === undefined)
    if (open) throw new Error(`${open.method} ${open.url} names no scope`)
  })
}

const SECRET = /^exk_[0-9a-f]{64}$/

/** A header counts, and only without one the cookie. */
function shown({ headers }: Pick<FastifyRequest, 'headers'>, config: Pick<Config, 'publicUrl'>) {
  if (headers.authorization !== undefined)
    return { secret: /^Bearer (exk_[0-9a-f]{64})$/i.exec(headers.authorization)?.[1], cookie: false }
  const session = sessionOf(config, headers)
  return session !== undefined && SECRET.test(session)
    ? { secret: session, cookie: true }
    : { secret: undefined, cookie: false }
}

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Another site can make a browser send its cookies, but neither add a header of ours (we allow no origin, Fetch §3.3) nor
 * change what Sec-Fetch-Site says.
 */
function requireOwnPage({ method, headers }: FastifyRequest): void {
  const site = headers['sec-fetch-site']
  const own = headers['x-exhibit-page'] === '1' && (site === undefined || site === 'same-origin')
  if (!READS.has(method) && !own)
    throw new ApiError('forbidden', 'A session changes things from our own pages alone; use an API key elsewhere.')
}

function refuse(secret: string | undefined, cookie: boolean): never {
  const known = cookie
    ? 'This session has ended; sign in again.'
    : 'This API key is not known, has expired or was revoked.'
  throw new ApiError('unauthorized', secret === undefined ? 'Send an API key: Authorization: Bearer exk_…' : known, {
    headers: { 'www-authenticate': 'Bearer realm="exhibit"' },
  })
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

function admit({ routeOptions: { config }, viewer }: FastifyRequest, key: ApiKey): void {
  const needed = config.scope ?? 'admin'
  // A limit leaves what auditors may, whatever else the key had.
  const scopes = isGranted(viewer) ? (['auditor'] as const) : key.scopes
  if (!includes(scopes, needed)) throw new ApiError('forbidden', `This needs a key with the scope ${needed}.`)
  if (config.whole && viewer !== 'all')
    throw new ApiError('restricted_key', `This is about the whole installation; the key ${restriction(viewer)}.`)
}
