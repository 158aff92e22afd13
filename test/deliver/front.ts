import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { HOSTILE, type Hostile } from './hostile.ts'

type Fault =
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body?: string }
  | { readonly hostile: Hostile }
  /** What is asked is done, but nobody hears of it. */
  | 'answer lost'

export interface Front {
  readonly url: string
  /** All requests from now on meet this; undefined lets them through again. */
  fault: Fault | undefined
  /** Only requests of this method meet the fault. */
  method: string | undefined
  /** Only requests to such paths meet it. */
  path: RegExp | undefined
  readonly seen: { readonly method: string; readonly path: string }[]
}

/** Stands before a real target and does to the client what networks and vendors do. */
export async function startFaultyFront(target: string): Promise<Front> {
  const seen: Front['seen'] = []
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    seen.push({ method: incoming.method ?? '', path: incoming.url ?? '' })
    const { fault, method, path } = front
    const spared = (method !== undefined && method !== incoming.method) || path?.test(incoming.url ?? '') === false
    if (fault === undefined || spared) return forward(target, incoming, body, outgoing)
    if (fault === 'answer lost') return forward(target, incoming, body, outgoing, () => outgoing.socket?.destroy())
    if ('hostile' in fault) return outgoing.socket && HOSTILE[fault.hostile](outgoing.socket)
    outgoing.writeHead(fault.status, fault.headers).end(fault.body)
  })
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise(resolve => server.close(resolve))
  })
  const { port } = server.address() as AddressInfo
  const front: Front = { url: `http://127.0.0.1:${port}`, fault: undefined, method: undefined, path: undefined, seen }
  return front
}

function forward(
  target: string,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
  outgoing: ServerResponse,
  instead?: () => void,
): void {
  const { 'transfer-encoding': _, ...kept } = headers
  const options = { method, headers: { ...kept, 'content-length': String(body.length) } }
  const inner = request(new URL(url ?? '/', target), options, answer => {
    if (instead) return void answer.resume().on('end', instead)
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
  })
  inner.on('error', () => outgoing.destroy())
  inner.end(body)
}
