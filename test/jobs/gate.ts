import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Gate {
  readonly url: string
  /** Requests held back until now. */
  held(): number
  open(): void
}

/** A front before an emulated AWS that holds back, until it is opened, every request whose address or body matches. */
export async function startGate(behind: string, hold: RegExp): Promise<Gate> {
  let held = 0
  const opened = Promise.withResolvers<void>()
  let isOpen = false
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    if (!isOpen && hold.test(`${request.url} ${body.toString('latin1')}`)) {
      held++
      await opened.promise
    }
    const { method, headers } = request
    const onward = httpRequest(behind + request.url, { method, headers }, answer => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    onward.end(body)
  })
  server.listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const open = () => {
    isOpen = true
    opened.resolve()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, held: () => held, open }
}
