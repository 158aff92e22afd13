import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { operationOf as nameOf } from '../../../demo/kit/answer.ts'
import type { WireAnswer } from './answer.ts'
import type { Operation } from './operation.ts'

export interface WireRequest {
  readonly operation: Operation
  /** How often this operation was asked before. */
  readonly nth: number
  /** Body and query, in which a token can be found. */
  readonly text: string
}

/** An AWS endpoint on the loopback that knows the given operations; `answer` may be exchanged between readings. */
export interface WireServer {
  readonly url: string
  operations: readonly Operation[]
  answer: (request: WireRequest) => WireAnswer
  /** Requests by operation, since it was last emptied. */
  readonly asked: Map<string, number>
  stop(): Promise<void>
}

export async function startWire(): Promise<WireServer> {
  const asked = new Map<string, number>()
  const http = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('utf8')
    const operation = found(wire.operations, request, body)
    if (!operation) return void response.writeHead(501).end()
    const nth = asked.get(operation.name) ?? 0
    asked.set(operation.name, nth + 1)
    const answer = wire.answer({ operation, nth, text: `${request.url} ${body}` })
    response.writeHead(answer.status, { 'x-amzn-requestid': randomUUID(), ...answer.headers })
    response.end(answer.body)
  })
  http.listen(0, '127.0.0.1')
  await new Promise(resolve => http.once('listening', resolve))
  const wire: WireServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    operations: [],
    answer: () => ({ status: 501, headers: {}, body: '' }),
    asked,
    stop: () =>
      new Promise(resolve => {
        http.close(() => resolve())
        http.closeAllConnections()
      }),
  }
  return wire
}

function found(operations: readonly Operation[], request: IncomingMessage, body: string): Operation | undefined {
  const url = new URL(request.url ?? '/', 'http://aws')
  const method = request.method ?? ''
  const name = nameOf({ headers: request.headers, body, query: url.searchParams, method, path: url.pathname })
  const byName = operations.find(operation => operation.name === name)
  return byName ?? operations.filter(({ http }) => http && fits(http, method, url)).sort(mostExact)[0]
}

function fits(http: NonNullable<Operation['http']>, method: string, url: URL): boolean {
  const [asked, path] = [url.pathname, http.path].map(p => p.split('/').filter(Boolean))
  return (
    http.method === method &&
    // S3's bucket is in the host by its model, and before the path at a custom endpoint.
    (path?.length === 0 || asked?.length === path?.length) &&
    (path ?? []).every((part, i) => part.startsWith('{') || part === asked?.[i]) &&
    http.query.every(pair => {
      const [key = '', value = ''] = pair.split('=')
      return url.searchParams.has(key) && (value === '' || url.searchParams.get(key) === value)
    })
  )
}

const mostExact = (a: Operation, b: Operation) => (b.http?.query.length ?? 0) - (a.http?.query.length ?? 0)
