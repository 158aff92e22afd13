import { setTimeout as sleep } from 'node:timers/promises'
import { StoreError } from '../kernel/error.ts'
import type { Place } from './cluster.ts'
import { readPostmaster } from './postmaster.ts'

const LOOK_MS = 500
/** More deaths than this in that time are no accident. */
const DEATHS = 5
const WITHIN_MS = 600_000

/** Starts the server where none runs, best on the port given; gives its port. */
export type Restart = (port: number) => Promise<number>

/**
 * Watches the server of a place, and has it started again where it died (the kernel kills what takes memory). Gives up
 * where that fails or does not last: `onLost` is told why, once. Gives how to end the watch.
 */
export function supervise(
  place: Place,
  port: number,
  restart: Restart,
  onLost: (error: unknown) => void,
): () => Promise<void> {
  const stop = new AbortController()
  const watch = watchOver(place, port, restart, stop.signal).catch(error => {
    if (!stop.signal.aborted) onLost(error)
  })
  return () => {
    stop.abort()
    return watch
  }
}

async function watchOver(place: Place, port: number, restart: Restart, stop: AbortSignal): Promise<void> {
  const deaths: number[] = []
  while (!stop.aborted) {
    await sleep(LOOK_MS, undefined, { ref: false, signal: stop }).catch(() => {})
    if (stop.aborted || isThere(place)) continue
    deaths.push(performance.now())
    const recent = deaths.filter(at => at > performance.now() - WITHIN_MS).length
    if (recent > DEATHS)
      throw new StoreError('server_failed', `The database ended ${recent} times in a short time: see ${place.log}.`)
    // The first time at once, then ever later: what killed it may still be at work.
    if (recent > 1) await sleep(500 * 2 ** recent, undefined, { signal: stop }).catch(() => {})
    if (stop.aborted) return
    if ((await restart(port)) !== port)
      throw new StoreError('server_failed', 'The database came back on another port: start Exhibit again.')
  }
}

const isThere = (place: Place): boolean => {
  const state = readPostmaster(place.cluster)?.state
  return state === 'ready' || state === 'starting' || state === 'stopping'
}
