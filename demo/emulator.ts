import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { type Answer, type AnswerRequest, type AnswerResponse, matches } from './answers/answer.ts'

/** A moto server of our own, on a free port of the loopback. Rejects when moto is not installed. */
export async function startMoto(port?: number): Promise<{ url: string; stop(): void }> {
  const chosen = port ?? (await freePort())
  const child = spawnMoto(chosen)
  const url = `http://127.0.0.1:${chosen}`
  const died = new Promise<never>((_, reject) => {
    child.once('error', () => reject(new Error('moto_server is not installed')))
    child.once('exit', code => reject(new Error(`moto_server ended with ${code}`)))
  })
  died.catch(() => {})
  await Promise.race([untilUp(url), died])
  return { url, stop: () => void child.kill('SIGKILL') }
}

function spawnMoto(port: number): ChildProcess {
  return spawn('moto_server', ['-H', '127.0.0.1', '-p', String(port)], {
    stdio: 'ignore',
    env: { ...process.env, MOTO_EC2_LOAD_DEFAULT_AMIS: 'false', MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' },
  })
}

export async function untilUp(url: string, seconds = 180): Promise<void> {
  for (let tries = 0; tries < seconds * 10; tries++) {
    const up = await fetch(`${url}/moto-api/`).then(
      answer => answer.ok,
      () => false,
    )
    if (up) return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error(`nothing answers at ${url}`)
}

export async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

/**
 * A front before moto: answers what moto lacks (`answers`, the first match counts), and turns moto's HTML errors, which
 * SDKs would retry, into a plain 400.
 */
export async function startFront(
  moto: string,
  answers: readonly Answer[],
): Promise<{ url: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => void serve(moto, answers, request, response))
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

async function serve(
  moto: string,
  answers: readonly Answer[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks)
  const asked = askedOf(request, body)
  for (const answer of answers) {
    const given = matches(answer, asked) ? answer.respond(asked) : null
    if (given) return send(response, given)
  }
  const rewrites = answers.filter(answer => answer.rewrite && matches(answer, asked))
  const rewrite = (text: string) => rewrites.reduce((t, answer) => answer.rewrite?.(t, asked) ?? t, text)
  forward(moto, request, body, response, rewrites.length > 0 ? rewrite : null)
}

function askedOf(request: IncomingMessage, body: Buffer): AnswerRequest {
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
  }
}

function send(response: ServerResponse, answer: AnswerResponse): void {
  response.writeHead(answer.status ?? 200, { 'x-amzn-requestid': randomUUID(), ...answer.headers })
  response.end(answer.body)
}

function forward(
  moto: string,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
  rewrite: ((text: string) => string) | null,
): void {
  const onward = httpRequest(
    moto + request.url,
    { method: request.method, headers: { ...request.headers, 'content-length': body.length } },
    answer => {
      const html = (answer.headers['content-type'] ?? '').includes('html') && (answer.statusCode ?? 200) >= 404
      if (html) {
        answer.resume()
        return send(response, {
          status: 400,
          headers: { 'content-type': 'application/json' },
          body: '{"__type":"UnknownOperationException"}',
        })
      }
      if (rewrite && answer.statusCode === 200) return void rewritten(answer, response, rewrite)
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    },
  )
  onward.on('error', () => send(response, { status: 502, body: '' }))
  onward.end(body)
}

async function rewritten(
  answer: IncomingMessage,
  response: ServerResponse,
  rewrite: (text: string) => string,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of answer) chunks.push(chunk as Buffer)
  const body = Buffer.from(rewrite(Buffer.concat(chunks).toString('utf8')))
  const { 'transfer-encoding': _, ...headers } = answer.headers
  response.writeHead(200, { ...headers, 'content-length': body.length })
  response.end(body)
}
