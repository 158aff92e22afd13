import type { FastifyRequest } from 'fastify'
import type { Serving } from '../../service/runtime/serving.ts'
import type { ApiKey, Scope } from '../../store/index.ts'
import type { Api } from '../api.ts'
import { ApiError } from '../error.ts'

const RANK: Readonly<Record<Scope, number>> = { auditor: 0, read: 1, admin: 2 }

/** Lets a request in by its API key. A route that neither names a scope nor says that it is public stops the start. */
export function auth(app: Api, service: Serving): void {
  app.decorateRequest('key', null)
  app.decorateRequest('viewed', null)
  app.addHook('onRequest', async request => {
    if (request.is404 || request.routeOptions.config.public) return
    request.key = await authenticated(request, service)
    admit(request, request.key)
    request.viewed = service.as(request.key.accounts ?? 'all')
  })
  const routes: { method: string | string[]; url: string; config?: { public?: true; scope?: Scope } }[] = []
  app.addHook('onRoute', route => void routes.push(route))
  app.addHook('onReady', async () => {
    const open = routes.find(({ config }) => config?.public !== true && config?.scope === undefined)
    if (open) throw new Error(`${open.method} ${open.url} names no scope`)
  })
}

async function authenticated(request: FastifyRequest, service: Serving): Promise<ApiKey> {
  const secret = /^Bearer (exk_[0-9a-f]{64})$/i.exec(request.headers.authorization ?? '')?.[1]
  const key = secret === undefined ? undefined : await service.authenticate(secret)
  if (key) return key
  throw new ApiError(
    'unauthorized',
    secret === undefined
      ? 'Send an API key: Authorization: Bearer exk_…'
      : 'This API key is not known, has expired or was revoked.',
    { headers: { 'www-authenticate': 'Bearer realm="exhibit"' } },
  )
}

function admit({ routeOptions: { config } }: FastifyRequest, key: ApiKey): void {
  const rank = Math.max(-1, ...key.scopes.map(scope => RANK[scope]))
  const needed = config.scope ?? 'admin'
  if (rank < RANK[needed]) throw new ApiError('forbidden', `This needs a key with the scope ${needed}.`)
  if (config.whole && key.accounts !== null)
    throw new ApiError('restricted_key', 'This is about the whole installation; the key is restricted to accounts.')
}
