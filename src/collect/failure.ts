import type { Gap, GapReason } from '../evidence/item.ts'
import { RecordingError } from './recording.ts'

/** A read that failed; becomes a gap. */
export class ReadFailure extends Error {
  override readonly name = 'ReadFailure'
  readonly gap: Gap
  constructor(gap: Gap, cause?: unknown) {
    super(`${gap.action}: ${gap.reason} (${gap.detail})`, { cause })
    this.gap = gap
  }
}

/** The reading was stopped by whoever runs it: nothing was learnt of AWS, so nothing of it may become evidence. */
export class ReadingStopped extends Error {
  override readonly name = 'ReadingStopped'
  constructor() {
    super('the reading was stopped')
  }
}

/** True for what says nothing of AWS: it ends the reading instead of becoming a gap. */
export const endsReading = (error: unknown): error is RecordingError | ReadingStopped =>
  (error instanceof RecordingError && !isUnrecorded(error)) || error instanceof ReadingStopped

/** True for a call that a recording has no answer for: nobody asked AWS, so it is a gap of its own kind. */
export const isUnrecorded = (error: unknown): boolean =>
  error instanceof RecordingError && error.code === 'unrecorded_call'

/** The resource went away between the list and the read. */
export class ResourceGone extends Error {
  override readonly name = 'ResourceGone'
}

const DENIED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AccessDeniedFault',
  'AllAccessDisabled',
  'AuthorizationError',
  'AuthorizationErrorException',
  'Client.UnauthorizedOperation',
  'ForbiddenException',
  'NotAuthorized',
  'NotAuthorizedException',
  'UnauthorizedOperation',
  'UnauthorizedException',
])
const THROTTLED = new Set([
  'LimitExceededException',
  'PriorRequestNotComplete',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
])
/** How AWS answers in a region that the account has not enabled: its credentials are not known there. */
const REGION_DISABLED = new Set(['AuthFailure', 'InvalidClientTokenId', 'OptInRequired', 'UnrecognizedClientException'])
const NOT_SUPPORTED = new Set([
  'SubscriptionRequiredException',
  'UnknownOperationException',
  'UnsupportedOperation',
  'NotSignedUp',
])
const UNREACHABLE = new Set([
  'ENOTFOUND',
  'ECONNREFUSED',
  'ECONNRESET',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'TimeoutError',
  'EHOSTUNREACH',
])

interface SdkError {
  name?: string
  code?: string
  $metadata?: { httpStatusCode?: number }
  $response?: { statusCode?: number }
}

/**
 * Name and reason of what an AWS SDK call threw. Names come from `err.name`; the HTTP status decides where the body
 * could not be parsed. Never the message: it can repeat what was sent.
 */
export function classify(error: unknown): { reason: GapReason; detail: string } {
  if (isUnrecorded(error)) return { reason: 'not_recorded', detail: 'NotRecorded' }
  const { name, code, $metadata, $response } = (typeof error === 'object' && error !== null ? error : {}) as SdkError
  const status = $metadata?.httpStatusCode ?? $response?.statusCode
  const parsed = name !== undefined && name !== 'SyntaxError' && name !== 'Error' && name !== 'UnknownError'
  const detail = parsed ? name : (code ?? (status ? `HTTP ${status}` : (name ?? 'Error')))
  return { reason: reasonOf(detail, code, status), detail }
}

function reasonOf(name: string, code: string | undefined, status: number | undefined): GapReason {
  if (DENIED.has(name)) return 'denied'
  if (THROTTLED.has(name) || status === 429) return 'throttled'
  if (REGION_DISABLED.has(name)) return 'region_disabled'
  if (NOT_SUPPORTED.has(name)) return 'not_supported'
  if (isUnreachable(name, code)) return 'unreachable'
  return status === 403 ? 'denied' : 'failed'
}

/** Was nobody there to answer? By the error's name, or the code of the system. */
export const isUnreachable = (name: string, code: string | undefined): boolean =>
  UNREACHABLE.has(name) || (code !== undefined && UNREACHABLE.has(code))
