/** Headers and failures that many operations share, as components of the document. */

const text = { type: 'string' }
const number = { type: 'integer' }
const header = (description: string, schema: object = text, example?: unknown) => ({
  description,
  schema,
  ...(example !== undefined && { example }),
})

export const HEADERS = {
  ETag: header('Strong; send it as `If-None-Match` to be told 304 while nothing changed', text, '"3q2-7w"'),
  Location: header('Where what was made is', text, '/v1/runs/019abf2e-7c00-7000-8000-000000000001'),
  RetryAfter: header('Seconds to wait before asking again', number, 5),
  IdempotencyReplayed: header(
    '`true`: this is the answer of the first request with that Idempotency-Key',
    text,
    'true',
  ),
  RateLimitLimit: header('Requests a minute that a key has', number, 1200),
  RateLimitRemaining: header('Requests left in this minute', number, 1199),
  RateLimitReset: header('Seconds until the minute starts again', number, 60),
  WwwAuthenticate: header('How to authenticate', text, 'Bearer realm="exhibit"'),
  PreferenceApplied: header('The wait that was granted', text, 'wait=30'),
  AcceptRanges: header('`bytes`: a range can be asked for', text, 'bytes'),
  ContentRange: header('Which bytes of how many these are', text, 'bytes 0-1023/5000'),
  ContentDisposition: header('The name to save the file under', text, 'attachment; filename="exhibit.zip"'),
  ReprDigest: header(
    'SHA-256 of the whole file (RFC 9530)',
    text,
    'sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:',
  ),
} as const

const given = (name: string, description: string, schema: object, example: unknown) => ({
  name,
  in: 'header',
  required: false,
  description,
  schema,
  example,
})

export const PARAMETERS = {
  IdempotencyKey: given(
    'Idempotency-Key',
    'Any name of the request: repeated with it within a day, the request is done once and has one answer',
    { type: 'string', pattern: '^[\\x21-\\x7e]{1,200}$' },
    'nightly-2026-11-24',
  ),
  IfNoneMatch: given(
    'If-None-Match',
    'ETags of answers that are here already; 304 where one still holds',
    text,
    '"3q2-7w"',
  ),
  Range: given('Range', 'One range of bytes, to resume a download', text, 'bytes=1024-'),
  IfRange: given('If-Range', 'The ETag that the range is of; the whole file where it no longer is', text, '"3q2-7w"'),
  LastEventId: given('Last-Event-ID', 'The id of the last event received: only what is new is sent', text, 'Zx8k2m'),
  Prefer: given(
    'Prefer',
    '`wait=30`: answer once there is an event, at most so many seconds later (60 at most)',
    text,
    'wait=30',
  ),
} as const

const failure = (description: string, status: number, title: string, code: string, detail: string, headers = {}) => ({
  description,
  headers,
  content: {
    'application/problem+json': {
      schema: { $ref: '#/components/schemas/Problem' },
      example: { type: `urn:exhibit:problem:${code}`, title, status, detail, code },
    },
  },
})

export const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` })
const retry = { 'Retry-After': ref('headers', 'RetryAfter') }

/** By status. docs/errors.md lists every code. */
export const FAILURES: Readonly<Record<string, ReturnType<typeof failure>>> = {
  400: failure(
    'The request cannot be read or names what does not exist',
    400,
    'Bad request',
    'invalid_request',
    'The request is not valid. limit in the query: Too big: expected number to be <=500.',
  ),
  401: failure(
    'No API key, or one that is not known, has expired or was revoked',
    401,
    'Not authenticated',
    'unauthorized',
    'This API key is not known, has expired or was revoked.',
    { 'WWW-Authenticate': ref('headers', 'WwwAuthenticate') },
  ),
  403: failure(
    'The key lacks the scope, or is restricted to other accounts',
    403,
    'Not allowed',
    'forbidden',
    'This needs a key with the scope admin.',
  ),
  404: failure(
    'It does not exist, or the key has no part in it',
    404,
    'Not found',
    'not_found',
    'There is no run 019abf2e-7c00-7000-8000-000000000001.',
  ),
  409: failure(
    'It does not go with what is there, or the same request is under way',
    409,
    'Conflict',
    'conflict',
    'The run has ended already.',
    retry,
  ),
  410: failure(
    'The cursor is older than what is kept',
    410,
    'Gone',
    'gone',
    'Events that the cursor has not seen are kept no longer; start again without it.',
  ),
  413: failure('The body is too large', 413, 'Too large', 'body_too_large', 'The body of the request is too large.'),
  415: failure(
    'The body is not JSON',
    415,
    'Unsupported media type',
    'unsupported_media_type',
    'Send the body as application/json.',
  ),
  416: failure(
    'No byte of the file is in the range',
    416,
    'Range not satisfiable',
    'range_not_satisfiable',
    'The package has 5000 bytes.',
    { 'Content-Range': ref('headers', 'ContentRange') },
  ),
  422: failure(
    'The Idempotency-Key was used with another body',
    422,
    'Cannot be processed',
    'idempotency_mismatch',
    'This Idempotency-Key was used with another body; choose a new one.',
  ),
  429: failure(
    'More requests than the key has in a minute',
    429,
    'Too many requests',
    'rate_limited',
    'Too many requests; wait as long as Retry-After says.',
    retry,
  ),
  503: failure(
    'The service, its database or its queue does not answer; ask again',
    503,
    'Unavailable',
    'overloaded',
    'The service is busy; try again shortly.',
    retry,
  ),
  default: failure(
    'Any other failure',
    500,
    'Internal error',
    'internal',
    'Something went wrong in Exhibit; its log says what.',
  ),
}

export const NOT_MODIFIED = {
  description: 'Nothing changed since the answer that bore this ETag; there is no body',
  headers: { ETag: ref('headers', 'ETag') },
}
