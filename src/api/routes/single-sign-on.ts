import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { errorText } from '../../service/runtime/error-text.ts'
import type { Serving } from '../../service/runtime/serving.ts'
import { type Fault, SignInError } from '../../service/sign-in/fault.ts'
import { SESSION_HOURS, SIGNING_IN_S, SingleSignOn } from '../../service/sign-in/sign-in.ts'
import { actorOf } from '../access.ts'
import type { Routes } from '../api.ts'
import { ApiError } from '../error.ts'
import { keepSession, keepSigningIn, sessionOf, signingInOf } from '../session-cookies.ts'

const ways = z
  .object({ provider: z.string().nullable().describe('What the OpenID provider is called; null where none is set up') })
  .meta({ id: 'WaysToSignIn', description: 'How people sign in, besides keys and links' })

/** Signing in at the OpenID provider: two addresses that browsers visit, and what the page asks before it shows a button. */
export const singleSignOn: Routes = (app, service) => {
  let sso: SingleSignOn | undefined
  const provider = (): SingleSignOn => {
    sso ??= providerOf(service.config)
    return sso
  }

  app.get(
    '/v1/sign-in',
    {
      config: { public: true },
      schema: { tags: ['key'], summary: 'Say how people sign in', response: { 200: ways } },
    },
    async () => ({ provider: service.config.oidc?.name ?? null }),
  )

  const config = { public: true } as const
  app.get('/auth/login', { config, schema: { hide: true } }, async (request, reply) => {
    const begun = await provider()
      .begin(viewIn(request))
      .catch(async error => refused(service, request, reply, error))
    if ('sent' in begun) return begun
    keepSigningIn(service.config, reply, begun.sealed, SIGNING_IN_S)
    return away(reply, begun.url.href)
  })

  app.get('/auth/callback', { config, schema: { hide: true } }, async (request, reply) => {
    const { nobody } = service
    const sealed = signingInOf(service.config, request.headers)
    keepSigningIn(service.config, reply, '', 0)
    const query = request.url.replace(/^[^?]*/, '')
    const done = await provider()
      .complete(nobody, query, sealed)
      .catch(async error => refused(service, request, reply, error))
    if ('sent' in done) return done
    await endBefore(service, request)
    request.key = done.key
    const detail = { person: done.key.person, session: done.key.prefix }
    await nobody.store.audit.append({ actor: actorOf(request), action: 'sign-in', subject: done.key.personId, detail })
    keepSession(service.config, reply, done.secret, SESSION_HOURS * 3600)
    return away(reply, `${service.config.publicUrl}${done.to}`)
  })
}

function providerOf(config: Serving['config']): SingleSignOn {
  if (!config.oidc) throw new ApiError('not_found', 'No OpenID provider is set up here: sign in with an API key.')
  return new SingleSignOn(config.oidc, config)
}

/** A path of ours, whatever was asked for; it is put behind our own address. */
function viewIn({ query }: FastifyRequest): string {
  const { to } = query as { to?: unknown }
  return typeof to === 'string' && /^\/(?![/\\])[\x21-\x7e]{0,1999}$/.test(to) && !to.includes('\\') ? to : '/'
}

/** Whoever signs in anew ends the session that the browser had. */
async function endBefore({ nobody, config }: Serving, { headers }: FastifyRequest): Promise<void> {
  const before = sessionOf(config, headers)
  if (before !== undefined) await nobody.store.people.signOut({ secret: before })
}

/** Back to the page to sign in, which says why; the log and the audit log say it too. */
async function refused(
  { log, nobody, config }: Serving,
  { ip }: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  if (!(error instanceof SignInError)) throw error
  const { fault, who, cause } = error
  log.warn({ fault, ...(cause !== undefined && { error: errorText(cause) }) }, 'a sign-in was refused')
  if (RECORDED.has(fault)) {
    const entry = { actor: `address ${ip}`, action: 'sign-in.refuse', subject: who, detail: { reason: fault } }
    await nobody.store.audit.append(entry)
  }
  return away(reply, `${config.publicUrl}/sign-in?refused=${fault}`)
}

/** What somebody did whom the provider knows; the rest anybody could do as often as they like. */
const RECORDED: ReadonlySet<Fault> = new Set(['disabled', 'domain', 'no_role'])

const away = (reply: FastifyReply, url: string): FastifyReply =>
  reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' }).redirect(url, 302)
