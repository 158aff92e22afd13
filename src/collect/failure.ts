import type { Gap, GapReason } from '../evidence/item.ts'
import { CredentialsEnded } from './credentials.ts'
import { RecordingError } from './recording.ts'
import { toldBy } from './told.ts'

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
export const endsReading = (error: unknown): error is Error =>
  (error instanceof RecordingError && !isUnrecorded(error)) ||
  error instanceof ReadingStopped ||
  error instanceof CredentialsEnded ||
  isExhausted(error)

/** What this machine says when it has no more files, ports or memory for a connection: AWS was not asked. */
const EXHAUSTED: ReadonlySet<unknown> = new Set(['EADDRNOTAVAIL', 'EMFILE', 'ENFILE', 'ENOBUFS', 'ENOMEM'])

/**
 * True for an error of ours that came in the place of an answer: this machine could not ask. Of several addresses, one that
 * has no way there (IPv6 is switched off) says EADDRNOTAVAIL too.
 */
export const isExhausted = (error: unknown): error is Error =>
  error instanceof Error &&
  'code' in error &&
  EXHAUSTED.has(error.code) &&
  !(error.code === 'EADDRNOTAVAIL' && error instanceof AggregateError)

/** True for a call that a recording has no answer for: nobody asked AWS, so it is a gap of its own kind. */
export const isUnrecorded = (error: unknown): boolean =>
  error instanceof RecordingError && error.code === 'unrecorded_call'

/** The resource went away between the list and the read. */
export class ResourceGone extends Error {
  override readonly name = 'ResourceGone'
  /** What is unread where the resource is there after all. */
  readonly gap: Gap
  constructor(gap: Gap) {
    super(gap.detail)
    this.gap = gap
  }
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
  'InsufficientPrivilegesException',
  'NotAuthorized',
  'NotAuthorizedException',
  'UnauthorizedOperation',
  'UnauthorizedException',
])
/** Of rates: these pass by waiting. */
const PACED = new Set([
  'BandwidthLimitExceeded',
  'EC2ThrottledException',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'TooManyRequestsException',
])
const THROTTLED = new Set([...PACED, 'LimitExceededException'])
/** No cause is named for answers such as AuthFailure: AWS gives them for a region that is not enabled, and for much else. */
const NOT_SUPPORTED = new Set([
  'NotSignedUp',
  'OptInRequired',
  'SubscriptionRequiredException',
  'UnknownOperationException',
  'UnsupportedOperation',
])
const TIMEOUT = new Set([
  'AnswerTimeout',
  'CallTimeout',
  'ESOCKETTIMEDOUT',
  'RequestTimeout',
  'RequestTimeoutException',
  'SilenceTimeout',
  'SlowAnswer',
  'TargetTimeout',
  'TimeoutError',
])
const UNREACHABLE = new Set([
  'ConnectTimeout',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'NotAsked',
])

interface SdkError {
  name?: string
  code?: string
  message?: string
  $metadata?: { httpStatusCode?: number }
  $response?: { statusCode?: number }
}

const sdkError = (error: unknown): SdkError => (typeof error === 'object' && error !== null ? error : {})
const statusOf = ({ $metadata, $response }: SdkError): number | undefined =>
  $metadata?.httpStatusCode ?? $response?.statusCode

/** True for a throttle that passes by waiting. */
export function isPaced(error: unknown): boolean {
  const of = sdkError(error)
  return PACED.has(of.name ?? '') || statusOf(of) === 429
}

/**
 * Name and reason of what an AWS SDK call threw, and what AWS said. Names come from `err.name`; the HTTP status decides
 * where the body could not be parsed.
 */
export function classify(error: unknown): { reason: GapReason; detail: string; message?: string } {
  if (isUnrecorded(error)) return { reason: 'not_recorded', detail: 'NotRecorded' }
  const of = sdkError(error)
  const { name, code } = of
  const status = statusOf(of)
  const parsed = name !== undefined && !UNNAMED.has(name)
  const detail = parsed ? name : (code ?? (status ? `HTTP ${status}` : (name ?? 'Error')))
  const message = parsed ? toldBy(of.message, name) : undefined
  return { reason: reasonOf(detail, code, status), detail, ...(message !== undefined && { message }) }
}

const UNNAMED = new Set(['SyntaxError', 'Error', 'UnknownError'])

function reasonOf(name: string, code: string | undefined, status: number | undefined): GapReason {
  if (DENIED.has(name)) return 'denied'
  if (THROTTLED.has(name) || status === 429) return 'throttled'
  if (NOT_SUPPORTED.has(name)) return 'not_supported'
  if (UNREACHABLE.has(name) || (code !== undefined && UNREACHABLE.has(code))) return 'unreachable'
  if (TIMEOUT.has(name)) return 'timeout'
  if (TOKEN_REFUSED.has(name)) return 'failed'
  return status === 403 ? 'denied' : 'failed'
}

/** How AWS answers to credentials that it does not know, or not there; some services also to much else. */
const TOKEN_REFUSED = new Set([
  'AuthFailure',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSecurity',
  'InvalidSignatureException',
  'InvalidToken',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
])

/** True for an answer that may be about the credentials rather than the call: whoever gets it asks STS. */
export function doubtsCredentials(error: unknown): boolean {
  const { detail, reason } = classify(error)
  return TOKEN_REFUSED.has(detail) || (reason === 'denied' && /^(HTTP )?403$/.test(detail))
}
