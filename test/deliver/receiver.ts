import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders & Record<string, string>
  readonly body: string
}

interface Reply {
  readonly status: number
  readonly headers?: Record<string, string>
  readonly body?: string
}

export interface Receiver {
  readonly url: string
  readonly received: Received[]
  /** What the next requests get, in this order; then 204. */
  answer(...replies: Reply[]): void
  /** Resolves when so many have come. */
  until(count: number): Promise<void>
}

/** A real HTTP receiver of webhooks on a free port. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const replies: Reply[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    received.push({
      path: request.url ?? '',
      headers: request.headers as Received['headers'],
      body: Buffer.concat(chunks).toString('utf8'),
    })
    const { status, headers, body } = replies.shift() ?? { status: 204 }
    response.writeHead(status, headers).end(body)
  })
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const until = async (count: number) => {
    const deadline = Date.now() + 60_000
    while (received.length < count) {
      if (Date.now() > deadline) throw new Error(`${received.length} of ${count} webhooks came`)
      await new Promise(resolve => setTimeout(resolve, 50))
    }
  }
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}`, received, answer: (...more) => void replies.push(...more), until }
}
