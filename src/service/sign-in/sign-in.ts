import type { Configuration } from 'openid-client'
import type { Config, OidcConfig } from '../../config.ts'
import { type ApiKey, SecretBox } from '../../store/index.ts'
import { scopeOf } from '../keys/roles.ts'
import type { Viewed } from '../runtime/serving.ts'
import { type Claims, claimed } from './claims.ts'
import { SignInError } from './fault.ts'
import { Provider } from './provider.ts'

/** How long somebody may take at the provider, in seconds. */
export const SIGNING_IN_S = 600
export const SESSION_HOURS = 12

const CONTEXT = 'sign-in'

/** What is kept in the browser, sealed, until it comes back. */
interface Begun {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  /** The view that was asked for. */
  readonly to: string
  readonly at: string
}

/** Signs people in at an OpenID provider: Authorization Code with PKCE (RFC 6749 §4.1, RFC 7636), state and nonce. */
export class SingleSignOn {
  readonly #oidc: OidcConfig
  readonly #provider: Provider
  readonly #box: SecretBox
  readonly #callback: string

  constructor(oidc: OidcConfig, { publicUrl, dataDir, allowPrivateDestinations }: Config) {
    this.#oidc = oidc
    this.#provider = new Provider(oidc, allowPrivateDestinations)
    this.#box = new SecretBox(dataDir)
    this.#callback = `${publicUrl}/auth/callback`
  }

  /** Where to send the browser, and what it keeps. Throws {@link SignInError} `provider`. */
  async begin(to: string): Promise<{ url: URL; sealed: string }> {
    const oidc = await import('openid-client')
    const config = await this.#configuration()
    const [state, nonce, verifier] = [oidc.randomState(), oidc.randomNonce(), oidc.randomPKCECodeVerifier()]
    const url = oidc.buildAuthorizationUrl(config, {
      ...{ redirect_uri: this.#callback, scope: 'openid profile email', state, nonce },
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    const begun: Begun = { state, nonce, verifier, to, at: new Date().toISOString() }
    return { url, sealed: this.#box.seal({ ...begun }, CONTEXT).toString('base64url') }
  }

  /**
   * Takes up what the provider sent the browser back with. A session of its own, whatever the browser had before. Throws
   * {@link SignInError}.
   */
  async complete(
    { store }: Pick<Viewed, 'store'>,
    query: string,
    sealed: string | undefined,
  ): Promise<{ key: ApiKey; secret: string; to: string }> {
    const begun = this.#opened(sealed)
    const config = await this.#configuration()
    const said = claimed(await this.#claims(config, query, begun), {
      ...this.#oidc,
      issuer: config.serverMetadata().issuer,
    })
    const person = await store.people.arrive(said)
    if (person.disabledAt !== null) throw new SignInError('disabled', person.email)
    if (person.role === null) throw new SignInError('no_role', person.email)
    return { ...(await store.people.signIn(person, [scopeOf(person.role, person)], SESSION_HOURS)), to: begun.to }
  }

  async #configuration(): Promise<Configuration> {
    return this.#provider.discover().catch(error => {
      throw new SignInError('provider', null, error)
    })
  }

  #opened(sealed: string | undefined): Begun {
    if (sealed === undefined) throw new SignInError('expired')
    let begun: Begun
    try {
      begun = this.#box.open(Buffer.from(sealed, 'base64url'), CONTEXT) as unknown as Begun
    } catch (error) {
      throw new SignInError('expired', null, error)
    }
    if (Date.now() - Date.parse(begun.at) > SIGNING_IN_S * 1000) throw new SignInError('expired')
    return begun
  }

  /** Of the ID token, whose signature, issuer, audience, times and nonce are looked at, and of the userinfo endpoint. */
  async #claims(config: Configuration, query: string, { state, nonce, verifier }: Begun): Promise<Claims> {
    const oidc = await import('openid-client')
    try {
      const tokens = await oidc.authorizationCodeGrant(config, new URL(`${this.#callback}${query}`), {
        ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true },
      })
      const claims = tokens.claims() ?? {}
      const { sub } = claims as { sub?: string }
      if (sub === undefined || config.serverMetadata().userinfo_endpoint === undefined) return claims
      return { ...(await oidc.fetchUserInfo(config, tokens.access_token, sub)), ...claims }
    } catch (error) {
      if (error instanceof oidc.AuthorizationResponseError) throw new SignInError('cancelled', null, error)
      throw new SignInError(isUnreachable(error) ? 'provider' : 'wrong_answer', null, error)
    }
  }
}

const UNREACHABLE = new Set(['OutboundFailed', 'OutboundRefused', 'TimeoutError'])

/** An error of the network somewhere among the causes, not of what was said. */
function isUnreachable(error: unknown): boolean {
  for (let one = error; one instanceof Error; one = one.cause)
    if (UNREACHABLE.has(one.name) || 'syscall' in one) return true
  return false
}
