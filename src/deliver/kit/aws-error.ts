import { OutboundFailed, OutboundRefused } from '../guard.ts'
import { type Failed, failed, ours } from '../outcome.ts'
import { retryAfter } from '../retry-after.ts'
import { unsent } from '../unsent.ts'

interface SdkError {
  readonly name?: string
  readonly message?: string
  readonly code?: unknown
  readonly cause?: unknown
  readonly $metadata?: { readonly httpStatusCode?: number }
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> }
}

export const statusOf = (error: unknown): number | null => (error as SdkError)?.$metadata?.httpStatusCode ?? null

/** By the name that S3 gave it (AccessDenied, NoSuchBucket, …), or by what the network did. */
export function failureOf(error: unknown, signal: AbortSignal): Failed {
  const { name = '', message = '', cause, $response } = (error ?? {}) as SdkError
  const httpStatus = statusOf(error)
  if (error instanceof OutboundRefused || error instanceof OutboundFailed) return unsent(error)
  if (cause instanceof OutboundRefused) return unsent(cause)
  if ((error as SdkError)?.code === 'ENOENT') return ours('package_missing')
  if (signal.aborted) return failed('interrupted', { stage: 'ours' })
  if (httpStatus === null) {
    if (name === 'CredentialsProviderError') return ours('credentials_missing')
    return name === 'TimeoutError' ? failed('timeout') : unsent(error)
  }
  return failed(
    /^[A-Za-z0-9]{1,60}$/.test(name) && name !== 'Error' && name !== 'SyntaxError' ? name : `HTTP ${httpStatus}`,
    {
      httpStatus,
      retryAfterMs: retryAfter($response?.headers?.['retry-after'], new Date()),
      gone: httpStatus === 410,
      detail: message,
    },
  )
}
