/** What the API itself refuses; the rooms behind it have their own codes. */
export type ApiErrorCode =
  | 'unauthorized'
  | 'forbidden'
  | 'restricted_key'
  | 'not_found'
  | 'method_not_allowed'
  | 'malformed'
  | 'request_timeout'
  | 'uri_too_long'
  | 'headers_too_large'
  | 'invalid_request'
  | 'invalid_cursor'
  | 'body_too_large'
  | 'unsupported_media_type'
  | 'rate_limited'
  | 'overloaded'
  | 'shutting_down'
  | 'idempotency_in_progress'
  | 'idempotency_mismatch'
  | 'range_not_satisfiable'
  | 'package_missing'
  | 'port_in_use'
  | 'address_unavailable'
  | 'internal'

/** One sentence that says what to do; no secret, nothing of the request but ids. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: ApiErrorCode
  readonly headers: Readonly<Record<string, string>>

  constructor(
    code: ApiErrorCode,
    message: string,
    options: { cause?: unknown; headers?: Record<string, string> } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.code = code
    this.headers = options.headers ?? {}
  }
}
