import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A reverse proxy that serves a service below a path and takes the path off. */
export async function proxied(
  target: string | (() => string),
  path: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((asked, answer) => {
    if (!asked.url?.startsWith(`${path}/`)) {
      answer.writeHead(404).end()
      return
    }
    const address = new URL(asked.url.slice(path.length), typeof target === 'string' ? target : target())
    const passed = request(address, { method: asked.method ?? 'GET', headers: asked.headers }, given => {
      answer.writeHead(given.statusCode ?? 502, given.headers)
      given.pipe(answer)
    })
    passed.once('error', () => answer.destroy())
    asked.pipe(passed)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${port}${path}`, close }
}
