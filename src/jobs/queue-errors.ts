import { errorText } from '../service/runtime/error-text.ts'
import type { Log } from '../service/runtime/runtime.ts'

const EVERY_MS = 60_000

/** Logs what the queue reports, at most once a minute: a queue that is away reports it with every try, once a connection. */
export function queueErrors(log: Pick<Log, 'warn'>): (error: Error) => void {
  let told = Number.NEGATIVE_INFINITY
  return error => {
    if (performance.now() - told < EVERY_MS) return
    told = performance.now()
    log.warn({ error: errorText(error) }, 'the queue reported an error')
  }
}
