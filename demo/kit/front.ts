import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, type AnswerRequest, matches } from './answer.ts'
import { numbering, requestIdOf, withRequestId } from './request-ids.ts'

interface Given {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
}

/**
 * A front before moto: answers what moto lacks (`answers`, the first match counts), gives each request an id of its own
 * that follows from what is asked, and turns moto's HTML errors, which SDKs would retry, into a plain 400. With `now`,
 * that is the time of every answer.
 */
export async function startFront(
  moto: string,
  answers: readonly Answer[],
  now?: Date,
): Promise<{ url: string; stop(): Promise<void> }> {
  const number = numbering()
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const asked = askedOf(request, body, now ?? new Date())
    const id = number(asked)
    const given = await answered(moto, answers, request, asked, body, id)
    send(response, withRequestId(given, asked.service, requestIdOf(asked.service, id)), now)
  })
  server.keepAliveTimeout = 60_000
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const stop = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, stop }
}

async function answered(
  moto: string,
  answers: readonly Answer[],
  request: IncomingMessage,
  asked: AnswerRequest,
  body: Buffer,
  seed: string,
): Promise<Given> {
  const matching = answers.filter(answer => matches(answer, asked))
  for (const answer of matching) {
    const given = answer.respond(asked)
    if (given) return { status: 200, ...given, headers: { ...given.headers } }
  }
  const given = await forward(moto, request, body, seed)
  if (given.status !== 200) return given
  return { ...given, body: matching.reduce((text, answer) => answer.rewrite?.(text, asked) ?? text, given.body) }
}

function askedOf(request: IncomingMessage, body: Buffer, now: Date): AnswerRequest {
  const url = new URL(request.url ?? '/', 'http://front')
  const [, , region = '', service = ''] =
    /Credential=([^,]+)/.exec(request.headers.authorization ?? '')?.[1]?.split('/') ?? []
  return {
    service,
    region,
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: body.toString('utf8'),
    now,
  }
}

function send(response: ServerResponse, { status, headers, body }: Given, now: Date | undefined): void {
  const { 'transfer-encoding': _, 'content-length': __, ...others } = headers
  const bytes = response.req.method === 'HEAD' ? '' : body
  response.writeHead(status, {
    ...others,
    ...(now && { date: now.toUTCString() }),
    'content-length': Buffer.byteLength(bytes),
  })
  response.end(bytes)
}

const UNKNOWN_OPERATION: Given = {
  status: 400,
  headers: { 'content-type': 'application/json' },
  body: '{"__type":"UnknownOperationException"}',
}

function forward(moto: string, request: IncomingMessage, body: Buffer, seed: string): Promise<Given> {
  const { promise, resolve } = Promise.withResolvers<Given>()
  const headers = { ...request.headers, 'content-length': body.length, 'x-demo-seed': seed }
  const onward = httpRequest(moto + request.url, { method: request.method, headers }, async answer => {
    const chunks: Buffer[] = []
    for await (const chunk of answer) chunks.push(chunk as Buffer)
    const status = answer.statusCode ?? 502
    if (status >= 404 && (answer.headers['content-type'] ?? '').includes('html')) return resolve(UNKNOWN_OPERATION)
    const given = Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]))
    resolve({ status, headers: given, body: Buffer.concat(chunks).toString('utf8') })
  })
  onward.on('error', () => resolve({ status: 502, headers: {}, body: '' }))
  onward.end(body)
  return promise
}
