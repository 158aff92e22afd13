import { createPostgresBackend, Queue, Worker, withBackend } from 'bullmq'
import { reachRedis } from './reach-redis.ts'

/** What a job of ours is: ids as data, never a secret. */
export type JobData = Readonly<Record<string, string>>

/** The part of a queue that we use; the same on Redis and PostgreSQL. */
export interface JobStore {
  addBulk(jobs: { name: string; data: JobData; opts?: object }[]): Promise<unknown>
  waitUntilReady(): Promise<unknown>
  on(event: 'error', listener: (error: Error) => void): unknown
  obliterate(options: { force: boolean }): Promise<void>
  close(): Promise<void>
}

export interface JobWorker {
  waitUntilReady(): Promise<unknown>
  on(event: 'error', listener: (error: Error) => void): unknown
  close(force?: boolean): Promise<void>
}

export type Handler = (data: JobData) => Promise<void>

/** Makes queues and workers on one of BullMQ's two backends. */
export interface QueueBackend {
  readonly kind: 'redis' | 'postgres'
  /** Throws where the queue does not answer. In PostgreSQL it does whenever the database does. */
  ping(): Promise<void>
  queue(name: string): JobStore
  worker(name: string, handler: Handler, concurrency: number): JobWorker
}

/** Jobs leave nothing behind: the database holds what happened, and an ended job's id must not stand in a new hint's way. */
const TIDY = { removeOnComplete: true, removeOnFail: true }
const WORKER = { stalledInterval: 15_000, lockDuration: 30_000, maxStalledCount: 10 }

/**
 * Redis when `redisUrl` is set, else PostgreSQL. `schema` is the one of the installation's tables: it keeps apart those
 * that share a server.
 */
export function queueBackend(options: {
  redisUrl?: string | undefined
  databaseUrl: string
  schema: string
}): QueueBackend {
  const suffix = options.schema === 'public' ? '' : `_${options.schema}`
  return options.redisUrl === undefined
    ? onPostgres(options.databaseUrl, `exhibit_queue${suffix}`)
    : onRedis(options.redisUrl, `exhibit${suffix}`)
}

function onRedis(url: string, prefix: string): QueueBackend {
  const connection = { url, maxRetriesPerRequest: null }
  return {
    kind: 'redis',
    ping: () => reachRedis(url),
    queue: name => new Queue(name, { connection, prefix, defaultJobOptions: TIDY }),
    worker: (name, handler, concurrency) =>
      new Worker(name, job => handler(job.data as JobData), { connection, prefix, concurrency, ...WORKER }),
  }
}

function onPostgres(connectionString: string, schema: string): QueueBackend {
  const postgres = withBackend(createPostgresBackend)
  const connection = { ...connectionTo(connectionString), schema, migrate: true, max: 4 }
  return {
    kind: 'postgres',
    ping: async () => {},
    queue: name => new postgres.Queue(name, { connection, defaultJobOptions: TIDY }),
    worker: (name, handler, concurrency) =>
      new postgres.Worker(name, job => handler(job.data as JobData), { connection, concurrency, ...WORKER }),
  }
}

/** The driver lets options in the address win over others, among them the search path that BullMQ sets. */
function connectionTo(address: string): { connectionString: string; options?: string } {
  const url = new URL(address)
  const options = url.searchParams.get('options')
  url.searchParams.delete('options')
  return { connectionString: url.href, ...(options !== null && { options }) }
}
