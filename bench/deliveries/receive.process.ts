import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parentPort } from 'node:worker_threads'

/** Run as a thread: receives webhooks; tells its port, then of each one how many ms ago it was written. `/hang` never answers. */
const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  if (request.url === '/hang') return
  const { at } = JSON.parse(Buffer.concat(chunks).toString()) as { at: number }
  response.writeHead(204).end()
  parentPort?.postMessage(Date.now() - at)
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
parentPort?.postMessage((server.address() as AddressInfo).port)
