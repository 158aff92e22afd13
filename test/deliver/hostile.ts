import type { AddressInfo } from 'node:net'
import { createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a receiver does once a request has come; all of it seen in public reports, none of it ends by itself. */
export const HOSTILE = {
  'another protocol': socket =>
    socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n'),
  silence: () => {},
  'a head that drips': socket => drip(socket, 'HTTP/1.1 200 OK\r\n', 'x: y\r\n'),
  'a head without end': socket => flood(socket, 'HTTP/1.1 200 OK\r\n', `x: ${'y'.repeat(4000)}\r\n`),
  'early hints without end': socket => drip(socket, '', 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'),
  'a close without an answer': socket => socket.end(),
  'a reset': socket => socket.resetAndDestroy(),
  garbage: socket => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
  'a body that drips': socket => drip(socket, 'HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n', 'z'),
  'a body without end': socket =>
    flood(socket, 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n', `1000\r\n${'z'.repeat(4096)}\r\n`),
  'a body that is cut off': socket => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nzz'),
} satisfies Record<string, (socket: Socket) => unknown>

export type Hostile = keyof typeof HOSTILE

/** Speaks TCP by hand, as no HTTP server would. */
export async function startHostile(how: Hostile): Promise<{ url: string; asked(): number; close(): Promise<void> }> {
  let asked = 0
  const open = new Set<Socket>()
  const server = createServer(socket => {
    open.add(socket)
    socket.on('error', () => {}).on('close', () => open.delete(socket))
    socket.once('data', () => {
      asked++
      HOSTILE[how](socket)
    })
  })
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const close = async () => {
    for (const socket of open) socket.destroy()
    await new Promise(resolve => server.close(resolve))
  }
  onTestFinished(close)
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked: () => asked, close }
}

function drip(socket: Socket, start: string, more: string): void {
  socket.write(start)
  const timer = setInterval(() => socket.write(more), 100)
  socket.once('close', () => clearInterval(timer))
}

function flood(socket: Socket, start: string, more: string): void {
  socket.write(start)
  const pour = () => {
    while (!socket.destroyed && socket.write(more));
    if (!socket.destroyed) socket.once('drain', pour)
  }
  pour()
}
