import { getCompileCacheDir } from 'node:module'
import { availableParallelism } from 'node:os'
import { extname } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { ContentFile } from '../format/manifest.ts'
import type { FindingsElsewhere, FindingsFacts } from './container.ts'

/** Bytes of findings from which on a thread is worth its start: some 15,000 findings. */
const WORTH = 8 * 1024 * 1024

/** Beside this module, in TypeScript or as it was compiled. */
const WORKER = new URL(`./findings.worker${extname(import.meta.filename)}`, import.meta.url)

/** What the thread is given. It reads by the very descriptor that the container reads by, so that both see one file. */
export interface Errand {
  readonly fd: number
  readonly file: ContentFile
  readonly items: readonly string[]
  /** Where compiled modules are kept, if they are. */
  readonly cache: string | undefined
}

export interface FindingsThread {
  readonly read: FindingsElsewhere
  /** To be called before the descriptor is closed. */
  stop(): Promise<unknown>
}

/** One processor checks and another unpacks: only a third has nothing to do. */
const BUSY = 2

/** A thread that reads the findings of the zip open as `fd`, if they are large and the machine has a processor to spare. */
export function findingsThread(fd: number, worth = WORTH, processors = availableParallelism()): FindingsThread {
  let worker: Worker | undefined
  return {
    async read(file, items) {
      if (file.size < worth || processors <= BUSY) return null
      const errand: Errand = { fd, file, items, cache: getCompileCacheDir() }
      try {
        worker = new Worker(WORKER, { workerData: errand })
      } catch {
        return null
      }
      return answerOf(worker)
    },
    stop: async () => worker?.terminate(),
  }
}

/** Whatever goes wrong in the thread is no verdict: the file is then read here. */
function answerOf(worker: Worker): Promise<FindingsFacts | null> {
  return new Promise(resolve => {
    worker.once('message', resolve)
    worker.once('error', () => resolve(null))
    worker.once('exit', () => resolve(null))
  })
}
