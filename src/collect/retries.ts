import type { RetryErrorInfo, RetryStrategyV2, RetryToken } from '@smithy/types'
import { saysExpired } from './credentials.ts'
import { classify, isPaced } from './failure.ts'

/** Where waiting longer is of no use: what hung once, and a name that does not exist. */
const SHORT: Readonly<Record<string, number>> = { timeout: 2, unreachable: 4 }
const FIRST_DELAY_MS = 50
const FIRST_THROTTLE_DELAY_MS = 1000
const LONGEST_DELAY_MS = 20_000

/**
 * When a call is sent again. Unlike the SDK's standard strategy no call pays for another's failures: there is no common
 * purse that runs dry. Throttles that have a pace are not repeated here; {@link Pace} says when.
 */
export class Retries implements RetryStrategyV2 {
  readonly #attempts: number
  constructor(attempts: number) {
    this.#attempts = attempts
  }

  async acquireInitialRetryToken(): Promise<RetryToken> {
    return tokenOf(0, 0)
  }

  async refreshRetryTokenForRetry(token: RetryToken, { error, errorType }: RetryErrorInfo): Promise<RetryToken> {
    const sent = token.getRetryCount() + 1
    const { reason } = classify(error)
    const may = !isPaced(error) && (errorType === 'TRANSIENT' || errorType === 'THROTTLING' || reason in SHORT)
    if (isRefusedByClock(error)) throw new Error('the call is not sent again')
    // The SDK corrects for a wrong clock and tries again; where that does not help once, it does not help.
    const most = isAboutTime(error) ? 2 : (SHORT[reason] ?? this.#attempts)
    if (!may || sent >= Math.min(this.#attempts, most)) throw new Error('the call is not sent again')
    const first = errorType === 'THROTTLING' ? FIRST_THROTTLE_DELAY_MS : FIRST_DELAY_MS
    return tokenOf(sent, Math.random() * Math.min(first * 2 ** sent, LONGEST_DELAY_MS))
  }

  recordSuccess(): void {}
}

/** Names by which AWS refuses a signature that a wrong clock made. */
const SIGNATURE = new Set(['AuthFailure', 'InvalidSignatureException', 'SignatureDoesNotMatch'])
const isAboutTime = (error: unknown): boolean => saysExpired(error) || SIGNATURE.has((error as Error)?.name ?? '')

/**
 * Where this machine's clock is minutes off, the SDK corrects it at every answer and calls every refusal a passing one: each
 * denial, and each setting that is not there, would be asked for until the attempts end.
 */
function isRefusedByClock(error: unknown): boolean {
  const { clockSkewCorrected, httpStatusCode } =
    (error as { $metadata?: { clockSkewCorrected?: boolean; httpStatusCode?: number } })?.$metadata ?? {}
  const refused = httpStatusCode !== undefined && httpStatusCode >= 400 && httpStatusCode < 500
  return clockSkewCorrected === true && refused && !isAboutTime(error) && !isPaced(error)
}

const tokenOf = (count: number, delay: number): RetryToken => ({
  getRetryCount: () => count,
  getRetryDelay: () => delay,
})
