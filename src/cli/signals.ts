import { ServiceError } from '../service/runtime/error.ts'

/** npm hands on the SIGINT that the terminal gave the whole group, so that one Ctrl-C comes twice: this soon, it is one. */
const SAME_MS = 1500

/** Aborts at SIGINT or SIGTERM; a second one, later than an echo of the first would come, ends the process at once. */
export function interruption(): AbortSignal {
  const controller = new AbortController()
  let since = 0
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (!controller.signal.aborted) since = performance.now()
      else if (performance.now() - since > SAME_MS) process.exit(3)
      controller.abort()
    })
  return controller.signal
}

export const interrupted = () => new ServiceError('interrupted', 'Interrupted: run the same command again to resume.')

/** The work's result; throws `interrupted` as soon as the signal comes. */
export async function unlessInterrupted<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  if (signal.aborted) throw interrupted()
  const { promise, reject } = Promise.withResolvers<never>()
  const onAbort = () => reject(interrupted())
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([work, promise])
  } finally {
    signal.removeEventListener('abort', onAbort)
    work.catch(() => {})
  }
}
