import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { recordedDemo } from '../../demo/recorded.ts'
import { identify } from '../../src/collect/recording.ts'
import { GrownAccount } from './answers.ts'

/** Run as a process: `server.ts RESOURCES LATENCY_MS`. Answers like AWS, over HTTP; `GET /bench` tells what was asked. */
const [, , resources = '5000', latency = '0'] = process.argv
const account = new GrownAccount(recordedDemo(), Number(resources))
const asked = new Map<string, number>()
let unanswered = 0
let firstAt = 0

const server = createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  if (request.url === '/bench') return void response.end(JSON.stringify(tally()))
  const identity = identityOf(request, Buffer.concat(chunks))
  const key = JSON.stringify(identity)
  if (asked.size === 0) firstAt = Date.now()
  asked.set(key, (asked.get(key) ?? 0) + 1)
  const answer = account.answer(identity)
  if (!answer) {
    unanswered++
    console.error(`not recorded: ${key.slice(0, 300)}`)
  }
  setTimeout(() => {
    response.writeHead(answer?.status ?? 400, {
      ...answer?.headers,
      'x-amzn-requestid': randomUUID(),
      date: new Date().toUTCString(),
    })
    response.end(answer?.body ?? '')
  }, Number(latency))
})

/** Requests in all, and distinct ones. */
function tally() {
  const calls = [...asked.values()].reduce((a, b) => a + b, 0)
  const twice = [...asked].filter(([, times]) => times > 1).map(([key, times]) => `${times} × ${key.slice(0, 200)}`)
  const result = { calls, distinct: asked.size, unanswered, twice, firstAt }
  asked.clear()
  return result
}

function identityOf(request: IncomingMessage, body: Buffer) {
  const url = new URL(request.url ?? '/', 'http://bench')
  const headers = Object.fromEntries(Object.entries(request.headers).map(([k, v]) => [k, String(v)]))
  const query = Object.fromEntries(url.searchParams)
  return identify({ method: request.method ?? 'GET', path: url.pathname, query, headers, body })
}

server.keepAliveTimeout = 60_000
server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`))
