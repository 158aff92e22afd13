import type { JobQueue, TargetKey } from '../service/queue.ts'
import type { JobStore, QueueBackend } from './backend.ts'

export const QUEUES = { collect: 'collect', finish: 'finish', deliver: 'deliver', schedule: 'schedule' } as const

/** The queue of an owner: jobs that only that process takes. */
export const owned = (queue: string, owner: string | null): string => (owner === null ? queue : `${queue}-${owner}`)

const RETRIES = { attempts: 5, backoff: { type: 'exponential', delay: 1000 } }
const BATCH = 500

/** {@link JobQueue} on BullMQ. Job ids name what they are about, so that a hint given twice is one job. */
export class BullJobQueue implements JobQueue {
  readonly #backend: QueueBackend
  readonly #onError: (error: Error) => void
  readonly #open = new Map<string, JobStore>()

  constructor(backend: QueueBackend, onError: (error: Error) => void) {
    this.#backend = backend
    this.#onError = onError
  }

  async collect(targets: readonly TargetKey[], owner: string | null): Promise<void> {
    const queue = this.#queue(owned(QUEUES.collect, owner))
    for (let i = 0; i < targets.length; i += BATCH) {
      const jobs = targets.slice(i, i + BATCH).map(target => ({
        name: 'collect',
        data: { ...target },
        opts: { ...RETRIES, jobId: `${target.run}.${target.account}.${target.region}` },
      }))
      await queue.addBulk(jobs)
    }
  }

  async finish(run: string, owner: string | null): Promise<void> {
    await this.#queue(owned(QUEUES.finish, owner)).addBulk([
      { name: 'finish', data: { run }, opts: { ...RETRIES, jobId: `finish.${run}` } },
    ])
  }

  async deliver(delivery: string, delayMs: number): Promise<void> {
    // A retry that waits must not hold back a replay: only what is due at once is one job however often it is told.
    const opts = delayMs > 0 ? { delay: delayMs } : { jobId: `deliver.${delivery}` }
    await this.#queue(QUEUES.deliver).addBulk([{ name: 'deliver', data: { delivery }, opts }])
  }

  async schedule({ id, cron, timezone }: { id: string; cron: string; timezone: string }): Promise<void> {
    await this.#queue(QUEUES.schedule).upsertJobScheduler(
      id,
      { pattern: cron, tz: timezone },
      { name: 'fire', data: { schedule: id } },
    )
  }

  async unschedule(schedule: string): Promise<void> {
    await this.#queue(QUEUES.schedule).removeJobScheduler(schedule)
  }

  async scheduled(): Promise<string[]> {
    const schedulers = await this.#queue(QUEUES.schedule).getJobSchedulers(0, -1)
    return schedulers.map(scheduler => scheduler.key)
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.values()].map(queue => queue.close()))
    this.#open.clear()
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
