import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from '@smithy/types'

/** Names by which AWS, or the SDK, says that credentials which were good are so no longer. */
const EXPIRED = new Set([
  'CredentialsProviderError',
  'ExpiredToken',
  'ExpiredTokenException',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'TokenProviderError',
  'TokenRefreshRequired',
])

const nameOf = (error: unknown): string => (error as Error | undefined)?.name ?? ''

export const saysExpired = (error: unknown): boolean => EXPIRED.has(nameOf(error))

/** AWS takes a request that was signed within five minutes. */
const CLOCK_TOLERANCE_MS = 4 * 60_000
const CLOCK_NAMES = new Set(['RequestExpired', 'RequestInTheFuture', 'RequestTimeTooSkewed'])

/** True where a signature looked old, or new, because this machine's clock is wrong. */
export const isClockWrong = (error: unknown, clockOffsetMs: number | null): boolean =>
  clockOffsetMs !== null && Math.abs(clockOffsetMs) > CLOCK_TOLERANCE_MS && CLOCK_NAMES.has(nameOf(error))

/**
 * The credentials with which AWS was read are good no longer, and no new ones were to be had: a fact about us, never
 * about AWS. Nothing that is read afterwards may become evidence.
 */
export class CredentialsEnded extends Error {
  override readonly name = 'CredentialsEnded'
  /** Server clock minus ours where that is the cause. */
  readonly clockOffsetMs: number | null
  constructor(cause: unknown, clockOffsetMs: number | null) {
    super(`the credentials are good no longer (${nameOf(cause) || 'error'})`, { cause })
    this.clockOffsetMs = isClockWrong(cause, clockOffsetMs) ? clockOffsetMs : null
  }
}

/** A role's credentials could not be had; `cause` is what STS, or the source of its own credentials, said. */
export class CredentialsUnavailable extends Error {
  override readonly name = 'CredentialsProviderError'
  constructor(cause: unknown) {
    super('the credentials of the role could not be had', { cause })
  }
}

const RENEW_BEFORE_MS = 5 * 60_000

/** One set of credentials for all clients of a session: asked for once, renewed before it ends, or when told to. */
export class SharedCredentials {
  readonly #source: AwsCredentialIdentityProvider
  #held: Promise<AwsCredentialIdentity> | undefined

  constructor(source: AwsCredentialIdentityProvider) {
    this.#source = source
  }

  readonly provider: AwsCredentialIdentityProvider = async () => {
    this.#held ??= this.#ask()
    const asked = this.#held
    const held = await asked
    if (!endsSoon(held)) return held
    if (this.#held === asked) this.#held = this.#ask()
    // What is still good serves until new ones are there.
    return (this.#held ?? asked).catch(error => (isPast(held) ? Promise.reject(error) : held))
  }

  /** The next who asks gets new ones. */
  renew(): void {
    this.#held = undefined
  }

  async #ask(): Promise<AwsCredentialIdentity> {
    try {
      return await this.#source()
    } catch (error) {
      this.#held = undefined
      throw new CredentialsUnavailable(error)
    }
  }
}

const endsSoon = ({ expiration }: AwsCredentialIdentity): boolean =>
  expiration !== undefined && expiration.getTime() - Date.now() < RENEW_BEFORE_MS
const isPast = ({ expiration }: AwsCredentialIdentity): boolean =>
  expiration !== undefined && expiration.getTime() <= Date.now()
