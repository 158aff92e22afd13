import { setTimeout as sleep } from 'node:timers/promises'
import type { Store } from '../../store/index.ts'
import { errorText } from './error-text.ts'
import type { JobQueue } from './queue.ts'
import type { Log } from './runtime.ts'

/** A queue that does not take a hint in this time is left alone: a sweep finds what was to be done. */
const DEADLINE_MS = 2_000
/** While so many hints are without an answer, no more are given. */
const UNANSWERED = 100

/**
 * Tells the queue once what it tells of is committed, and never fails: what the queue is told is a hint. Neither a queue
 * that is down nor one that does not answer keeps anybody waiting.
 */
export function hints(queue: JobQueue, store: Pick<Store, 'afterCommit'>, log: Log): JobQueue {
  let unanswered = 0
  const give = async (work: () => Promise<void>): Promise<void> => {
    if (unanswered >= UNANSWERED) return
    unanswered++
    const given = work()
      .then(() => true)
      .catch(error => {
        log.warn({ error: errorText(error) }, 'the queue did not take a hint; a sweep will find the work')
        return true
      })
      .finally(() => {
        unanswered--
      })
    const inTime = await Promise.race([given, sleep(DEADLINE_MS, false, { ref: false })])
    if (!inTime) log.warn({}, 'the queue does not answer; a sweep will find the work')
  }
  const hint = (work: () => Promise<void>) => store.afterCommit(() => give(work))
  return {
    ping: () => queue.ping(),
    collect: (targets, owner) => hint(() => queue.collect(targets, owner)),
    finish: (run, owner) => hint(() => queue.finish(run, owner)),
    deliver: (delivery, delayMs) => hint(() => queue.deliver(delivery, delayMs)),
    timestamp: (of, delayMs) => hint(() => queue.timestamp(of, delayMs)),
    schedule: (schedule, slot, delayMs) => hint(() => queue.schedule(schedule, slot, delayMs)),
  }
}
