import { AsyncLocalStorage } from 'node:async_hooks'
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { type HttpRequest, HttpResponse } from '@smithy/protocol-http'
import { LIMITS, type Limits } from './limits.ts'
import {
  identify,
  RECORDING_FORMAT,
  type RecordedAnswer,
  type RecordedRequest,
  type Recording,
  RecordingError,
  recordingLine,
} from './recording.ts'
import { bodyWithin, namedTimeout } from './unanswered.ts'

/** What one call saw on the wire, over all its attempts. */
export interface Traffic {
  attempts: number
  requestIds: string[]
  hosts: Set<string>
  /** Server clock minus ours, in ms. */
  clockOffsetMs: number | null
  /** When a piece of an answer came last. */
  receivedAt: number
}

const traffic = new AsyncLocalStorage<Traffic>()

export const noTraffic = (): Traffic => ({
  attempts: 0,
  requestIds: [],
  hosts: new Set(),
  clockOffsetMs: null,
  receivedAt: 0,
})

/** Runs a call; what it sees on the wire is noted in `seen`. */
export const observed = <T>(seen: Traffic, run: () => Promise<T>): Promise<T> => traffic.run(seen, run)

/** What the SDK sends requests with: the network, or a recording. */
export interface RequestHandler {
  handle(request: HttpRequest, options?: object): Promise<{ response: HttpResponse }>
  destroy(): void
  updateHttpClientConfig(): void
  httpHandlerConfigs(): object
}

/** Answers over HTTP. Bodies are read whole, so that request ids which AWS puts in the body alone are seen. */
export function networkHandler(recorder?: Recorder, limits: Limits = LIMITS): RequestHandler {
  const inner = new NodeHttpHandler({
    connectionTimeout: limits.connectMs,
    requestTimeout: limits.headMs,
    throwOnRequestTimeout: true,
    httpsAgent: { maxSockets: 64, keepAlive: true },
    httpAgent: { maxSockets: 64, keepAlive: true },
    logger: SILENT,
  })
  return handlerOf(
    () => inner.destroy(),
    async (request, options) => {
      const sent = Date.now()
      let answer: RecordedAnswer
      try {
        const { response } = await inner.handle(request, options)
        const seen = traffic.getStore()
        const body = await bytesOf(response.body, limits, () => {
          if (seen) seen.receivedAt = Date.now()
        })
        note(request.hostname, response.headers, body, sent)
        answer = { status: response.statusCode, headers: response.headers, body: body.toString('utf8') }
        recorder?.write(request, answer)
        return new HttpResponse({ statusCode: response.statusCode, headers: response.headers, body })
      } catch (caught) {
        const error = namedTimeout(caught, limits)
        const { name, code } = error as { name?: string; code?: string }
        if (name !== 'AbortError') recorder?.write(request, { error: code ?? name ?? 'Error' })
        throw error
      }
    },
  )
}

/** Answers from a recording; nothing is sent. A call that was not recorded is a {@link RecordingError}: `unrecorded_call`. */
export function replayHandler(recording: Recording): RequestHandler {
  return handlerOf(
    () => {},
    async request => {
      const { host, answer } = recording.answer(identify(request))
      if ('error' in answer)
        throw Object.assign(new Error('the recorded connection failed'), {
          code: answer.error,
          name: answer.error,
          hostname: host,
        })
      const body = Buffer.from(answer.body)
      note(host, answer.headers, body, null)
      return new HttpResponse({ statusCode: answer.status, headers: { ...answer.headers }, body })
    },
  )
}

function handlerOf(
  destroy: () => void,
  handle: (request: HttpRequest, options?: object) => Promise<HttpResponse>,
): RequestHandler {
  return {
    handle: async (request, options) => ({ response: await handle(request, options) }),
    destroy,
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  }
}

/** What the SDK would advise its users is not for ours to read. */
const SILENT = { trace() {}, debug() {}, info() {}, warn() {}, error() {} }

async function bytesOf(body: unknown, limits: Limits, received: () => void): Promise<Buffer> {
  if (body === undefined || body === null) return Buffer.alloc(0)
  if (body instanceof Uint8Array) return Buffer.from(body)
  return bodyWithin(body as Readable, limits, received)
}

const IN_BODY = /<(?:RequestId|requestId|RequestID)>([^<]+)</

function note(host: string, headers: Readonly<Record<string, string>>, body: Buffer, sent: number | null): void {
  const seen = traffic.getStore()
  if (!seen) return
  seen.attempts++
  seen.hosts.add(host)
  const id =
    headers['x-amzn-requestid'] ??
    headers['x-amz-request-id'] ??
    headers['x-amzn-request-id'] ??
    IN_BODY.exec(body.subarray(0, 1000).toString('latin1'))?.[1] ??
    IN_BODY.exec(body.subarray(-1000).toString('latin1'))?.[1]
  if (id) seen.requestIds.push(id)
  const date = Date.parse(headers.date ?? '')
  if (sent !== null && !Number.isNaN(date)) seen.clockOffsetMs ??= date - Math.floor((sent + Date.now()) / 2000) * 1000
}

/** Besides AWS's own, which can carry settings (S3 does) and error names. */
const KEPT = new Set(['content-type', 'date', 'retry-after'])
const isKept = (header: string) => KEPT.has(header) || (/^x-amzn?-/.test(header) && !/token|credential/.test(header))

/**
 * Writes exchanges to a file, one JSON line each. Requests are kept as their identity: no header, credential or
 * signature. The file takes its name once it is whole.
 */
export class Recorder {
  readonly #path: string
  readonly #file: WriteStream
  #failed: NodeJS.ErrnoException | undefined

  private constructor(path: string, file: WriteStream, tool: string) {
    this.#path = path
    this.#file = file
    this.#file.on('error', error => {
      this.#failed = error
    })
    this.#file.write(`${JSON.stringify({ format: RECORDING_FORMAT, recordedAt: new Date().toISOString(), tool })}\n`)
  }

  /** Begins a recording. Throws `recording_unwritable`. */
  static async open(path: string, tool: string): Promise<Recorder> {
    if ((await stat(path).catch(() => undefined))?.isDirectory()) throw unwritable(path, { code: 'EISDIR' })
    const file = createWriteStream(`${path}.part`, { flags: 'w', mode: 0o600 })
    await once(file, 'open').catch(error => {
      throw unwritable(path, error)
    })
    return new Recorder(path, file, tool)
  }

  write(request: HttpRequest, answer: RecordedAnswer): void {
    const identity = identify(request)
    if (handsOutCredentials(identity)) return
    const kept = 'status' in answer ? { ...answer, headers: keptOf(answer.headers) } : answer
    this.#file.write(recordingLine(request.hostname, identity, kept))
  }

  /** Resolves when everything is on disk, under its name. Throws `recording_unwritable`, each time; then nothing is left. */
  async keep(): Promise<void> {
    await this.#end()
    try {
      if (this.#failed) throw this.#failed
      await rename(`${this.#path}.part`, this.#path)
    } catch (error) {
      this.#failed = error as NodeJS.ErrnoException
      await this.#remove()
      throw unwritable(this.#path, this.#failed)
    }
  }

  /** Leaves what was at the path as it was. */
  async discard(): Promise<void> {
    await this.#end()
    await this.#remove()
  }

  /** Where the folder itself is away, or no longer ours, there is nothing that we could take away. */
  async #remove(): Promise<void> {
    await rm(`${this.#path}.part`, { force: true }).catch(() => {})
  }

  /** A stream that failed never finishes, but closes. */
  async #end(): Promise<void> {
    if (this.#file.closed) return
    const closed = once(this.#file, 'close')
    this.#file.end()
    await closed.catch(() => {})
  }
}

/**
 * Requests by which the SDK gets credentials come through the same handler: STS's, and unsigned ones (a web identity
 * token for credentials). Their answers are never written.
 */
const handsOutCredentials = ({ service, body }: RecordedRequest) =>
  service === '' || (service === 'sts' && !body?.split('&').includes('Action=GetCallerIdentity'))

const unwritable = (path: string, error: Pick<NodeJS.ErrnoException, 'code'>) =>
  new RecordingError(
    'recording_unwritable',
    `The recording ${path} cannot be written (${error.code}); choose another path.`,
  )

function keptOf(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .map(([k, v]) => [k.toLowerCase(), v] as const)
      .filter(([k]) => isKept(k)),
  )
}
