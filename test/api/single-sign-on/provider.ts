import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'
import { onTestFinished } from 'vitest'

export const CLIENT = { id: 'exhibit', secret: 'a-secret-of-the-client' }

/** Somebody whom the provider knows. */
export interface Account {
  readonly sub: string
  readonly name: string
  readonly email?: string
  readonly email_verified?: boolean
  readonly groups?: readonly string[]
}

export interface TestProvider {
  readonly issuer: string
  /** Who signs in next, by a click. */
  account: Account
  /** How long a code is good. */
  codeSeconds: number
  /** What becomes of the claims of an ID token before it is signed. */
  alter: ((claims: Record<string, unknown>) => Record<string, unknown>) | null
  /** Signs ID tokens with another key. */
  forges: boolean
  stop(): Promise<void>
}

/** An OpenID provider (oidc-provider) on this machine, for a client that is sent back to `callback`. */
export async function openIdProvider(callback: string, account: Account): Promise<TestProvider> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // Another site than the service's: browsers tell 127.0.0.1 and localhost apart.
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const [own, other] = [newKey(), newKey()]
  const state: TestProvider = { issuer, account, codeSeconds: 60, alter: null, forges: false, stop }
  const provider = new Provider(issuer, settings(state, callback, own.jwk))
  const answer = provider.callback()
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith('/interaction/')) void interact(provider, state, request, response)
    else {
      if (request.url === '/token')
        rewriting(response, body => resigned(body, state, state.forges ? other.key : own.key))
      answer(request, response)
    }
  })
  async function stop() {
    server.closeAllConnections()
    if (!server.listening) return
    server.close()
    await once(server, 'close')
  }
  onTestFinished(stop)
  return state
}

function newKey() {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { key: privateKey, jwk: { ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: 'one' } }
}

const settings = (state: TestProvider, callback: string, jwk: object) => ({
  jwks: { keys: [jwk] },
  clients: [
    {
      ...{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [callback] },
      ...{ id_token_signed_response_alg: 'ES256', grant_types: ['authorization_code'], response_types: ['code'] },
    },
  ],
  cookies: { keys: ['of the test'] },
  claims: { openid: ['sub', 'groups'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
  ttl: {
    AuthorizationCode: () => state.codeSeconds,
    Session: 600,
    Interaction: 600,
    Grant: 600,
    AccessToken: 600,
    IdToken: 600,
  },
  findAccount: (_: unknown, sub: string) => ({ accountId: sub, claims: () => state.account }),
})

/** A page with one button; whoever clicks it is signed in and has agreed. */
async function interact(
  provider: Provider,
  { account }: TestProvider,
  request: IncomingMessage,
  response: ServerResponse,
) {
  if (request.method === 'GET') {
    response.writeHead(200, { 'content-type': 'text/html' })
    response.end(
      '<!doctype html><title>Provider</title><h1>Provider</h1><form method="post"><button>Continue</button></form>',
    )
    return
  }
  const { params } = await provider.interactionDetails(request, response)
  const grant = new provider.Grant({ accountId: account.sub, clientId: params.client_id })
  grant.addOIDCScope('openid profile email')
  const consent = { grantId: await grant.save() }
  await provider.interactionFinished(request, response, { login: { accountId: account.sub, remember: false }, consent })
}

function rewriting(response: ServerResponse, rewrite: (body: string) => string): void {
  const end = response.end.bind(response)
  const changed = (body: unknown) => {
    const text = rewrite(String(body))
    response.setHeader('content-length', Buffer.byteLength(text))
    return end(text)
  }
  response.end = changed as typeof response.end
}

function resigned(body: string, { alter, forges }: TestProvider, key: ReturnType<typeof newKey>['key']): string {
  const answer = JSON.parse(body) as { id_token?: string }
  if (answer.id_token === undefined || (alter === null && !forges)) return body
  const [head = '', payload = ''] = answer.id_token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>
  const signed = `${head}.${Buffer.from(JSON.stringify(alter?.(claims) ?? claims)).toString('base64url')}`
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')
  return JSON.stringify({ ...answer, id_token: `${signed}.${signature}` })
}
