import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { ProblemCode } from '../problem-codes.ts'
import { problem } from './problem.ts'

interface ClientError extends Error {
  readonly code?: string
}

/** What cannot be read as HTTP is answered too, as far as the connection still takes an answer. */
export function clientErrors(error: ClientError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  if (!socket.writable) return void socket.destroy()
  const [code, detail] = SAID[error.code ?? ''] ?? ['malformed', 'The request is not HTTP/1.1.']
  const body = problem(code, detail)
  const text = JSON.stringify(body)
  const head = [
    `HTTP/1.1 ${body.status} ${STATUS_CODES[body.status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(text)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
}

/** By the code of Node's HTTP parser. */
const SAID: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  HPE_HEADER_OVERFLOW: ['headers_too_large', 'The headers of the request are larger than 16 kB.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['body_too_large', 'The body of the request is too large.'],
  ERR_HTTP_REQUEST_TIMEOUT: ['request_timeout', 'The request did not come within a minute.'],
}
