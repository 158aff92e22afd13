import { OutboundFailed } from './guard.ts'

/** Ends work that does not end by itself: it is told to, and not waited for. Rejects with {@link OutboundFailed} then. */
export async function inTime<T>(
  limitMs: number,
  ending: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const stop = new AbortController()
  const { promise: cut, reject } = Promise.withResolvers<never>()
  const end = (code: OutboundFailed['code']) => {
    stop.abort()
    reject(new OutboundFailed(code))
  }
  const interrupt = () => end('interrupted')
  const timer = setTimeout(() => end('timeout'), limitMs)
  ending?.addEventListener('abort', interrupt, { once: true })
  if (ending?.aborted) interrupt()
  try {
    return await Promise.race([cut, work(stop.signal)])
  } finally {
    clearTimeout(timer)
    ending?.removeEventListener('abort', interrupt)
  }
}
