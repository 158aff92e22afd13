import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { operationOf } from '../../demo/kit/answer.ts'

/** A request as the gate sees it; `action` is the operation, or method and path for REST protocols. */
export interface Asked {
  readonly service: string
  readonly region: string
  readonly action: string
  /** Tells requests apart, whatever their signatures. */
  readonly identity: string
}

type Decision =
  | { readonly deny: string; readonly status?: number }
  | { readonly xml: string }
  | { readonly waitMs: number }
  | null

/** Stands before an endpoint: lets requests through, denies them, answers them itself, or slows them down; and keeps what was asked. */
export interface Gate {
  readonly url: string
  readonly asked: Asked[]
  decide: (asked: Asked) => Decision
  stop(): Promise<void>
}

export async function startGate(target: string): Promise<Gate> {
  const server = createServer((request, response) => void serve(request, response))
  const gate: Gate = {
    url: '',
    asked: [],
    decide: () => null,
    stop: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const asked = askedOf(request, body.toString('utf8'))
    gate.asked.push(asked)
    const decision = gate.decide(asked)
    if (decision && 'deny' in decision) return refuse(response, decision.deny, decision.status ?? 403)
    if (decision && 'xml' in decision) {
      response.writeHead(200, { 'content-type': 'text/xml' }).end(decision.xml)
      return
    }
    if (decision) await new Promise(resolve => setTimeout(resolve, decision.waitMs))
    const options = { method: request.method, headers: { ...request.headers, 'content-length': body.length } }
    const onward = httpRequest(target + request.url, options, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    onward.end(body)
  }
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  return Object.assign(gate, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
}

function askedOf(request: IncomingMessage, body: string): Asked {
  const url = new URL(request.url ?? '/', 'http://gate')
  const [, , region = '', service = ''] =
    /Credential=([^,]+)/.exec(request.headers.authorization ?? '')?.[1]?.split('/') ?? []
  const action = operationOf({
    headers: request.headers,
    body,
    query: url.searchParams,
    method: request.method ?? 'GET',
    path: url.pathname,
  })
  return { service, region, action, identity: [service, region, action, request.url, body].join(' ') }
}

/** Every protocol's client finds its error name here: query and REST XML, EC2's XML, or the JSON protocols' header. */
function refuse(response: ServerResponse, code: string, status: number): void {
  const error = `<Error><Type>Sender</Type><Code>${code}</Code><Message>refused by the test</Message></Error>`
  const json = { __type: code, message: 'refused by the test' }
  const target = response.req.headers['x-amz-target'] !== undefined
  const wantsJson = target || (response.req.headers['content-type'] ?? '').includes('json')
  const s3 = (response.req.headers.authorization ?? '').includes('/s3/aws4_request')
  const ec2 = (response.req.headers.authorization ?? '').includes('/ec2/aws4_request')
  const xml = s3
    ? error
    : ec2
      ? `<Response><Errors>${error}</Errors><RequestID>test</RequestID></Response>`
      : `<ErrorResponse>${error}<RequestId>test</RequestId></ErrorResponse>`
  response.writeHead(status, {
    'content-type': wantsJson ? 'application/x-amz-json-1.1' : 'text/xml',
    'x-amzn-errortype': code,
    'x-amzn-requestid': 'test',
  })
  response.end(wantsJson ? JSON.stringify(json) : xml)
}
