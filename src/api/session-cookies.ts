import type { IncomingHttpHeaders } from 'node:http'
import type { FastifyReply } from 'fastify'
import type { Config } from '../config.ts'
import { type Cookie, cookieOf, cookieText } from './cookies.ts'

type Place = Pick<Config, 'publicUrl'>

/** With a name that browsers take over TLS alone, and only for this very host where nothing shares it. */
function nameOf(config: Place, name: string): string {
  const { secure, path } = placeOf(config)
  return secure ? `__${path === '/' ? 'Host' : 'Secure'}-${name}` : name
}

function placeOf({ publicUrl }: Place): { path: string; secure: boolean } {
  if (publicUrl === undefined) return { path: '/', secure: false }
  const { pathname, protocol } = new URL(publicUrl)
  return { path: pathname.endsWith('/') ? pathname : `${pathname}/`, secure: protocol === 'https:' }
}

const SESSION = 'exhibit_session'
/** Tells the page that there is a session, which it cannot see. */
const SIGNED_IN = 'exhibit_signed_in'
const SIGNING_IN = 'exhibit_sign_in'

const session = (config: Place, value: string, maxAge: number): Cookie => ({
  ...{ name: nameOf(config, SESSION), value, maxAge, sameSite: 'Strict', ...placeOf(config) },
})

export const sessionOf = (config: Place, headers: IncomingHttpHeaders): string | undefined =>
  cookieOf(headers, nameOf(config, SESSION))

/** Keeps the session in the browser until it ends. */
export function keepSession(config: Place, reply: FastifyReply, secret: string, seconds: number): void {
  const mark: Cookie = { ...session(config, '1', seconds), name: SIGNED_IN, open: true }
  set(reply, session(config, secret, seconds), mark)
}

export const forgetSession = (config: Place, reply: FastifyReply): void => keepSession(config, reply, '', 0)

/** What a sign-in that is under way needs to know when the provider sends the browser back, from another site. */
export const keepSigningIn = (config: Place, reply: FastifyReply, value: string, seconds: number): void =>
  set(reply, { ...session(config, value, seconds), name: nameOf(config, SIGNING_IN), sameSite: 'Lax' })

export const signingInOf = (config: Place, headers: IncomingHttpHeaders): string | undefined =>
  cookieOf(headers, nameOf(config, SIGNING_IN))

const set = (reply: FastifyReply, ...cookies: readonly Cookie[]): void => {
  for (const cookie of cookies) reply.header('set-cookie', cookieText(cookie))
}
