import type { JobQueue, TargetKey } from '../service/runtime/queue.ts'
import { within } from '../service/runtime/within.ts'
import type { JobStore, QueueBackend } from './backend.ts'
import { queueUnreachable } from './reach-redis.ts'

export const QUEUES = {
  collect: 'collect',
  finish: 'finish',
  deliver: 'deliver',
  schedule: 'schedule',
  timestamp: 'timestamp',
} as const

/** The queue of an owner: jobs that only that process takes. */
export const owned = (queue: string, owner: string | null): string => (owner === null ? queue : `${queue}-${owner}`)

const RETRIES = { attempts: 5, backoff: { type: 'exponential', delay: 1000 } }
const BATCH = 500
/** How long a hint waits for the queue, and how long the queue may take to close. */
const HINT_MS = 3_000

/** {@link JobQueue} on BullMQ. Job ids name what they are about, so that a hint given twice is one job. */
export class BullJobQueue implements JobQueue {
  readonly #backend: QueueBackend
  readonly #onError: (error: Error) => void
  readonly #open = new Map<string, JobStore>()
  readonly #owned = new Set<string>()
  /** Queues that owe an answer for longer than a hint waits: more hints would only pile up. */
  readonly #stuck = new Set<string>()
  /** The hint of due deliveries that is being given, and the one after it. */
  #due = Promise.resolve()
  #nextDue: Promise<void> | undefined

  constructor(backend: QueueBackend, onError: (error: Error) => void) {
    this.#backend = backend
    this.#onError = onError
  }

  async collect(targets: readonly (TargetKey & { readonly attempts?: number })[], owner: string | null): Promise<void> {
    const queue = this.#nameOf(QUEUES.collect, owner)
    for (let i = 0; i < targets.length; i += BATCH) {
      const jobs = targets.slice(i, i + BATCH).map(({ run, account, region, attempts = 0 }) => ({
        name: 'collect',
        data: { run, account, region },
        opts: { ...RETRIES, jobId: `${run}.${account}.${region}.${attempts}` },
      }))
      await this.#hint(queue, jobs)
    }
  }

  async finish(run: string, owner: string | null): Promise<void> {
    await this.#hint(this.#nameOf(QUEUES.finish, owner), [
      { name: 'finish', data: { run }, opts: { ...RETRIES, jobId: `finish.${run}` } },
    ])
  }

  async deliver(delivery: string, delayMs: number): Promise<void> {
    const job = { name: 'deliver', data: { delivery } }
    if (delayMs > 0) return this.#hint(QUEUES.deliver, [{ ...job, opts: { delay: delayMs } }])
    // Whoever gets it looks for all that is due: one hint stands for what is told while it waits for the one before.
    this.#nextDue ??= this.#due
      .catch(() => {})
      .then(() => {
        this.#nextDue = undefined
        this.#due = this.#hint(QUEUES.deliver, [job])
        return this.#due
      })
    await this.#nextDue
  }

  async timestamp(of: string, delayMs: number): Promise<void> {
    const opts = { delay: delayMs, jobId: `timestamp.${of}` }
    await this.#hint(QUEUES.timestamp, [{ name: 'timestamp', data: { of }, opts }])
  }

  async schedule(schedule: string, slot: string, delayMs: number): Promise<void> {
    const opts = { delay: delayMs, jobId: `fire.${schedule}.${Date.parse(slot)}` }
    await this.#hint(QUEUES.schedule, [{ name: 'fire', data: { schedule }, opts }])
  }

  ping(): Promise<void> {
    return this.#backend.ping()
  }

  async close(): Promise<void> {
    const open = [...this.#open]
    this.#open.clear()
    const left = Promise.all(open.map(([name, queue]) => this.#leave(name, queue)))
    await within(HINT_MS, left, queueUnreachable).catch(this.#onError)
  }

  /** Of what only this process took nothing is left behind: the database says what is still to be done. */
  async #leave(name: string, queue: JobStore): Promise<void> {
    if (this.#owned.has(name)) await queue.obliterate({ force: true }).catch(this.#onError)
    await queue.close()
  }

  /** Gives the jobs to the queue, or gives up: the sweep tells of them again. */
  async #hint(name: string, jobs: Parameters<JobStore['addBulk']>[0]): Promise<void> {
    if (this.#stuck.has(name)) return
    const added = this.#queue(name).addBulk(jobs)
    const late = () => {
      this.#stuck.add(name)
      added.catch(() => {}).finally(() => this.#stuck.delete(name))
      return queueUnreachable()
    }
    await within(HINT_MS, added, late).catch(this.#onError)
  }

  #nameOf(name: string, owner: string | null): string {
    const of = owned(name, owner)
    if (owner !== null) this.#owned.add(of)
    return of
  }

  #queue(name: string): JobStore {
    const known = this.#open.get(name)
    if (known) return known
    const queue = this.#backend.queue(name)
    queue.on('error', this.#onError)
    this.#open.set(name, queue)
    return queue
  }
}
