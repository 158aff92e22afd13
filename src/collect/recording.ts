import { createHash } from 'node:crypto'
import { canonicalJson } from '../evidence/json.ts'

export const RECORDING_FORMAT = 'exhibit.recording/v1'

export class RecordingError extends Error {
  override readonly name = 'RecordingError'
  readonly code: 'recording_unreadable' | 'recording_unwritable' | 'recording_corrupt' | 'unrecorded_call'
  constructor(code: RecordingError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** What identifies an exchange. Service and region are those the request was signed for. */
export interface RecordedRequest {
  readonly service: string
  readonly region: string
  readonly method: string
  /** Path and query, parameters sorted. */
  readonly path: string
  /** `X-Amz-Target` of JSON protocols. */
  readonly target?: string
  readonly body?: string
}

/** What AWS answered; `error` is the code of a connection that failed. */
export type RecordedAnswer =
  | { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }
  | { readonly error: string }

export interface Recorded {
  readonly host: string
  readonly answer: RecordedAnswer
}

export interface RecordingHeader {
  readonly format: typeof RECORDING_FORMAT
  readonly recordedAt: string
  readonly tool: string
}

interface HttpRequestLike {
  readonly method: string
  readonly path: string
  readonly query?: Readonly<Record<string, string | string[] | null>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** The identity of a signed request; nothing of its credentials or signature. */
export function identify(request: HttpRequestLike): RecordedRequest {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k.toLowerCase(), v]))
  const [, , region = '', service = ''] = /Credential=([^,]+)/.exec(headers.authorization ?? '')?.[1]?.split('/') ?? []
  const target = headers['x-amz-target']
  const body = normalBody(textOf(request.body), headers['content-type'] ?? '')
  return {
    service,
    region,
    method: request.method,
    path: request.path + sortedQuery(request.query ?? {}),
    ...(target !== undefined && { target }),
    ...(body !== '' && { body }),
  }
}

/** Two requests with one key get the same answers. */
export const keyOf = (request: RecordedRequest): string =>
  createHash('sha256').update(canonicalJson(request)).digest('base64url')

function textOf(body: unknown): string {
  if (typeof body === 'string') return body
  return body instanceof Uint8Array ? new TextDecoder().decode(body) : ''
}

function normalBody(body: string, contentType: string): string {
  if (body === '') return ''
  if (contentType.includes('json')) {
    try {
      return canonicalJson(JSON.parse(body))
    } catch {
      return body
    }
  }
  return contentType.includes('x-www-form-urlencoded') ? body.split('&').sort().join('&') : body
}

function sortedQuery(query: Readonly<Record<string, string | string[] | null>>): string {
  const pairs = Object.entries(query)
    .flatMap(([key, value]) =>
      (Array.isArray(value) ? value : [value]).map(v =>
        v === null ? encodeURIComponent(key) : `${encodeURIComponent(key)}=${encodeURIComponent(v)}`,
      ),
    )
    .sort()
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/** The lines of a recording, as they are written; `host` is who answered. */
export const recordingLine = (host: string, request: RecordedRequest, answer: RecordedAnswer): string =>
  `${JSON.stringify({ host, request, answer })}\n`

/** Answers by request; the same request asked again gets its next answer, the last one repeats. */
export class Recording {
  readonly header: RecordingHeader
  readonly #answers = new Map<string, Recorded[]>()
  readonly #asked = new Map<string, number>()

  /** Of several texts, the first that answers a request counts, and the oldest says when all was recorded. */
  constructor(...texts: readonly [string, ...string[]]) {
    const headers = texts.map(text => this.#read(text))
    this.header = headers.reduce((a, b) => (Date.parse(b.recordedAt) < Date.parse(a.recordedAt) ? b : a))
  }

  #read(text: string): RecordingHeader {
    const lines = text.split('\n').filter(line => line !== '')
    const parsed = lines.map((line, index) => parseLine(line, index + 1))
    const header = parsed.shift() as RecordingHeader | undefined
    if (header?.format !== RECORDING_FORMAT || Number.isNaN(Date.parse(header.recordedAt))) {
      throw new RecordingError(
        'recording_corrupt',
        `Not a recording of Exhibit: its first line must name the format ${RECORDING_FORMAT}.`,
      )
    }
    const known = new Set(this.#answers.keys())
    for (const [index, line] of parsed.entries())
      this.#add(line as Partial<Recorded> & { request?: RecordedRequest }, index + 2, known)
    return header
  }

  #add(line: Partial<Recorded> & { request?: RecordedRequest }, number: number, known: ReadonlySet<string>): void {
    const { host, request, answer } = line
    const whole =
      typeof host === 'string' &&
      request &&
      answer &&
      (('status' in answer && typeof answer.body === 'string') || 'error' in answer)
    if (!whole)
      throw new RecordingError(
        'recording_corrupt',
        `Line ${number} of the recording is not a request with its answer; record it again.`,
      )
    const key = keyOf(request)
    if (known.has(key)) return
    this.#answers.set(key, [...(this.#answers.get(key) ?? []), { host, answer }])
  }

  get size(): number {
    return this.#answers.size
  }

  /** What was answered, and by whom. Throws `unrecorded_call`. */
  answer(request: RecordedRequest): Recorded {
    const key = keyOf(request)
    const answers = this.#answers.get(key)
    const asked = this.#asked.get(key) ?? 0
    const answer = answers?.[Math.min(asked, answers.length - 1)]
    if (!answer) {
      const what = request.target ?? /(?:^|&)Action=([^&]+)/.exec(request.body ?? '')?.[1] ?? request.path
      throw new RecordingError(
        'unrecorded_call',
        `The recording has no answer for ${request.service} ${request.method} ${what} in ${request.region}; record it again with this version.`,
      )
    }
    this.#asked.set(key, asked + 1)
    return answer
  }
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line)
  } catch {
    throw new RecordingError(
      'recording_corrupt',
      `Line ${number} of the recording is not JSON; the file is damaged or cut off.`,
    )
  }
}
