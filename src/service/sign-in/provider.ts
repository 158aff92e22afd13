import type { Configuration, CustomFetchOptions } from 'openid-client'
import { isSafe, type OidcConfig } from '../../config.ts'
import { exchange } from '../../deliver/http.ts'

/** Keys are a few kB; nobody's answers are as large as this. */
const LARGEST = 1_000_000
const TIMEOUT_MS = 10_000
const KNOWN_MS = 3600_000

/** What the provider says of itself (OpenID Connect Discovery 1.0), asked for when it is needed and kept for an hour. */
export class Provider {
  readonly #config: OidcConfig
  readonly #allowPrivate: boolean
  #known: { readonly at: number; readonly found: Promise<Configuration> } | undefined

  constructor(config: OidcConfig, allowPrivate: boolean) {
    this.#config = config
    this.#allowPrivate = allowPrivate
  }

  discover(): Promise<Configuration> {
    if (this.#known && Date.now() - this.#known.at < KNOWN_MS) return this.#known.found
    const found = this.#discovered()
    this.#known = { at: Date.now(), found }
    found.catch(() => {
      this.#known = undefined
    })
    return found
  }

  async #discovered(): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = this.#config
    const oidc = await import('openid-client')
    return oidc.discovery(
      new URL(issuer),
      clientId,
      undefined,
      clientSecret === null ? oidc.None() : oidc.ClientSecretBasic(clientSecret),
      {
        [oidc.customFetch]: (url: string, options: CustomFetchOptions) => this.#ask(url, options),
        // Signatures of tokens are looked at too, though they come from the provider itself.
        execute: [oidc.enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [])],
        timeout: TIMEOUT_MS / 1000,
      },
    )
  }

  /**
   * The issuer is the operator's own word and may be in a private network. Of what it names itself other hosts only where the
   * operator lets us go to private addresses.
   */
  async #ask(url: string, { method, headers, body, signal }: CustomFetchOptions): Promise<Response> {
    if (!isSafe(url)) throw new TypeError('the provider names an address without TLS')
    const own = new URL(url).host === new URL(this.#config.issuer).host
    const answer = await exchange(new URL(url), {
      ...{ method, headers, signal, timeoutMs: TIMEOUT_MS, bodyMs: TIMEOUT_MS, largestBody: LARGEST },
      allowPrivate: own || this.#allowPrivate,
      body: body === undefined || body === null ? undefined : String(body),
    })
    const { 'content-type': type = '' } = answer.headers
    const bare = [101, 204, 205, 304].includes(answer.status)
    return new Response(bare ? null : answer.body, { status: answer.status, headers: { 'content-type': type } })
  }
}
