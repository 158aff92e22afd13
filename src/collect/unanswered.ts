import type { Readable } from 'node:stream'
import type { Limits } from './limits.ts'

/** Why no answer came; the names stand in gaps and recordings. */
export type UnansweredName =
  | 'ConnectTimeout'
  | 'AnswerTimeout'
  | 'SilenceTimeout'
  | 'SlowAnswer'
  | 'CallTimeout'
  | 'TargetTimeout'
  | 'NotAsked'

/** Ours to say: the other side did not answer, or not within its limits. Nothing was learnt. */
export class Unanswered extends Error {
  override readonly name: UnansweredName
  constructor(name: UnansweredName, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = name
  }
}

/** Nothing went to AWS: a host is held to be silent, or the time for the account and region was up. */
export const wasNotSent = (error: unknown): boolean =>
  error instanceof Unanswered && (error.name === 'NotAsked' || error.name === 'TargetTimeout')

const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} s`

/** The HTTP handler's own time-outs, by what they were about. */
export function namedTimeout(error: unknown, limits: Limits): unknown {
  if (!(error instanceof Error) || error.name !== 'TimeoutError') return error
  const { code } = error as NodeJS.ErrnoException
  if (/did not establish a connection/.test(error.message))
    return new Unanswered('ConnectTimeout', `no connection within ${seconds(limits.connectMs)}`, error)
  // A code of the system (a reset, a refused connection) says more than the name which the handler gives it.
  if (code !== undefined && code !== 'ETIMEDOUT') return error
  return new Unanswered('AnswerTimeout', `no answer within ${seconds(limits.headMs)}`, error)
}

/** Reads a body whole, unless it falls silent or comes too slowly. */
export async function bodyWithin(body: Readable, limits: Limits, received: () => void): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  const begun = Date.now()
  let size = 0
  let last = begun
  const watch = setInterval(
    () => {
      const now = Date.now()
      if (now - last > limits.silenceMs)
        body.destroy(new Unanswered('SilenceTimeout', `the answer stopped for ${seconds(limits.silenceMs)}`))
      else if (now - begun > limits.headMs + (size * 1000) / limits.leastBytesPerSecond)
        body.destroy(
          new Unanswered('SlowAnswer', `the answer came slower than ${limits.leastBytesPerSecond} bytes a second`),
        )
    },
    Math.max(5, Math.min(1000, limits.silenceMs / 4)),
  )
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      chunks.push(chunk)
      size += chunk.length
      last = Date.now()
      received()
    }
  } finally {
    clearInterval(watch)
  }
  return Buffer.concat(chunks)
}
