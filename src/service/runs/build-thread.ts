import { extname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SHARE_ENV, Worker } from 'node:worker_threads'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import { errorText } from '../runtime/error-text.ts'
import type { BuildProgress, Builds, Log } from '../runtime/runtime.ts'
import type { Errand, Opening, Told } from './build-messages.ts'
import { BuildFailed, interrupted } from './finish-failure.ts'

/**
 * Where a machine has much memory, V8 lets what a thread made last grow to 130 MB before it looks what of it is still needed.
 */
const LIMITS = { maxYoungGenerationSizeMb: 24 }

/** Beside this module, in TypeScript or as it was compiled. */
const WORKER = new URL(`./build.worker${extname(import.meta.filename)}`, import.meta.url)

/** How long a thread waits for the next run before it ends: its start takes a second, and its memory is worth something. */
const IDLE_MS = 15_000
const CLOSE_MS = 1_000

/**
 * Builds packages in threads, so that requests are answered meanwhile and a build that runs out of memory takes nothing
 * with it. A thread serves one run at a time; one that is idle waits a while for the next.
 */
export class BuildThreads implements Builds {
  readonly #opening: Opening
  readonly #log: Log
  readonly #atWork = new Set<Thread>()
  #idle: Thread | undefined
  #closed = false

  constructor(opening: Opening, log: Log) {
    this.#opening = opening
    this.#log = log
  }

  async build(run: string, frameworks: readonly LoadedFramework[], progress: BuildProgress): Promise<void> {
    if (this.#closed) throw interrupted()
    const thread = this.#take()
    try {
      await thread.build({ run, frameworks }, told => this.#hear(told, progress))
    } finally {
      this.#atWork.delete(thread)
      this.#keep(thread)
    }
  }

  /** Ends what is being built: it is for the next process. */
  async close(): Promise<void> {
    this.#closed = true
    const idle = this.#idle
    this.#idle = undefined
    await Promise.all([idle?.end(), ...[...this.#atWork].map(thread => thread.cut())])
  }

  #take(): Thread {
    const idle = this.#idle
    this.#idle = undefined
    const thread = idle?.isAlive() ? idle : new Thread(this.#opening)
    thread.wake()
    this.#atWork.add(thread)
    return thread
  }

  #keep(thread: Thread): void {
    if (!thread.isAlive()) return
    if (this.#closed || this.#idle) return void thread.end()
    this.#idle = thread
    thread.rest(IDLE_MS, () => {
      if (this.#idle === thread) this.#idle = undefined
      void thread.end()
    })
  }

  #hear(told: Told, progress: BuildProgress): void {
    if (told.kind === 'log') this.#log[told.level](told.facts, told.message)
    else if (told.kind === 'built') progress.built(told)
    else if (told.kind === 'deliveries') progress.deliveries(told.ids)
  }
}

class Thread {
  readonly #worker: Worker
  readonly #exited: Promise<unknown>
  #why: BuildFailed | undefined
  #alive = true
  #timer: NodeJS.Timeout | undefined

  constructor(opening: Opening) {
    this.#worker = new Worker(WORKER, { workerData: opening, env: SHARE_ENV, resourceLimits: LIMITS })
    this.#worker.on('error', error => {
      this.#why = died(error)
    })
    this.#exited = new Promise(resolve => this.#worker.once('exit', resolve))
    void this.#exited.then(() => {
      this.#alive = false
    })
  }

  isAlive(): boolean {
    return this.#alive
  }

  /** Resolves when the run is built; throws {@link BuildFailed}, also where the thread dies over it. */
  async build(errand: NonNullable<Errand>, hear: (told: Told) => void): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const listen = (told: Told) => {
      if (told.kind === 'done') resolve()
      else if (told.kind === 'failed') reject(new BuildFailed(told.failure))
      else hear(told)
    }
    this.#worker.on('message', listen)
    void this.#exited.then(() => reject(this.#why ?? died(undefined)))
    try {
      this.#worker.postMessage(errand)
      await promise
    } finally {
      this.#worker.off('message', listen)
    }
  }

  /** At rest it keeps no process from ending. */
  rest(ms: number, then: () => void): void {
    this.#timer = setTimeout(then, ms)
    this.#timer.unref()
    this.#worker.unref()
  }

  wake(): void {
    clearTimeout(this.#timer)
    this.#worker.ref()
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer)
    this.#worker.postMessage(null satisfies Errand)
    await Promise.race([this.#exited, sleep(CLOSE_MS, undefined, { ref: false })])
    await this.#worker.terminate()
  }

  /** In the middle of its work. */
  async cut(): Promise<void> {
    this.#why = interrupted()
    await this.#worker.terminate()
  }
}

const died = (error: unknown): BuildFailed =>
  new BuildFailed({
    code: 'run_failed',
    message: 'The thread that built the package died.',
    cause: error === undefined ? null : errorText(error),
    kind: 'unknown',
  })
