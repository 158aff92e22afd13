import { type ClientRequest, request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Readable } from 'node:stream'
import { OutboundFailed, publicOnly } from './guard.ts'

/** A body that is read as it is sent. */
export interface Streamed {
  readonly size: number
  /** The same bytes each time. */
  open(): Readable
}

export interface Asking {
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | Streamed | undefined
  /** How much of the answer's body is kept, in bytes; default 4096. */
  readonly largestBody?: number
  /** How long is waited for it once the head has come; default 1 s. */
  readonly bodyMs?: number
  readonly allowPrivate: boolean
  /** For the whole exchange; default 20 s. */
  readonly timeoutMs?: number
  /** Ends it before. */
  readonly signal?: AbortSignal | undefined
}

export interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** The beginning of the body, as far as it came soon. */
  readonly body: string
}

const TIMEOUT_MS = 20_000
const LARGEST_BODY = 4096
/** The status has been given: a body that drips or never ends is not waited for. */
const BODY_MS = 1_000

/**
 * One HTTP exchange, which ends whatever the other side does: says nothing, drips, floods, closes, or answers with another
 * protocol. Redirects are not followed; connections are not kept.
 *
 * @throws OutboundRefused for private addresses; OutboundFailed; errors of Node's network, by their `code`
 */
export function exchange(url: URL, asking: Asking): Promise<Answered> {
  const { signal, timeoutMs = TIMEOUT_MS, largestBody = LARGEST_BODY, bodyMs = BODY_MS } = asking
  const { promise, resolve, reject } = Promise.withResolvers<Answered>()
  const request = begun(url, asking)
  const timer = setTimeout(() => reject(new OutboundFailed('timeout')), timeoutMs)
  const stop = () => reject(new OutboundFailed('interrupted'))
  signal?.addEventListener('abort', stop, { once: true })
  if (signal?.aborted) stop()
  // Node closes a connection that changes its protocol in silence where nobody listens.
  request.on('upgrade', response => resolve(answered(response)))
  request.on(
    'response',
    response => void beginningOf(response, largestBody, bodyMs).then(body => resolve(answered(response, body))),
  )
  request.on('error', reject)
  request.on('close', () => {
    if (!request.res) reject(new OutboundFailed('connection_closed'))
  })
  const sent = sendBody(request, asking.body, reject)
  return promise.finally(() => {
    clearTimeout(timer)
    signal?.removeEventListener('abort', stop)
    sent?.destroy()
    request.destroy()
  })
}

function sendBody(
  request: ClientRequest,
  body: Asking['body'],
  reject: (error: unknown) => void,
): Readable | undefined {
  if (body === undefined || typeof body === 'string' || body instanceof Uint8Array) {
    request.end(body)
    return undefined
  }
  const source = body.open()
  source.on('error', reject)
  source.pipe(request)
  return source
}

function begun(url: URL, { method, headers, allowPrivate }: Asking): ClientRequest & { res?: IncomingMessage } {
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  return send(url, { method, headers, agent: false, ...(!allowPrivate && { lookup: publicOnly }) })
}

const answered = ({ statusCode = 0, headers }: IncomingMessage, body = ''): Answered => ({
  status: statusCode,
  headers,
  body,
})

/** Never rejects: what came until the body broke off, grew too long or took too long. */
function beginningOf(response: IncomingMessage, largest: number, waitMs: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer)
      response.destroy()
      resolve(Buffer.concat(chunks).subarray(0, largest).toString('utf8'))
    }
    const timer = setTimeout(done, waitMs)
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      size += chunk.length
      if (size >= largest) done()
    })
    response.on('end', done).on('error', done).on('close', done)
  })
}
