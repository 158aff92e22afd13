import { setTimeout as sleep } from 'node:timers/promises'
import { deliver } from '../service/deliveries/deliver.ts'
import { catchUp } from '../service/packages/late-timestamps.ts'
import { collectTarget } from '../service/runs/collect-target.ts'
import { finishRun } from '../service/runs/finish-run.ts'
import { errorText } from '../service/runtime/error-text.ts'
import type { Runtime } from '../service/runtime/runtime.ts'
import { fireSchedule } from '../service/schedules/schedules.ts'
import { sweep } from '../service/sweep.ts'
import type { Handler, JobWorker, QueueBackend } from './backend.ts'
import { owned, QUEUES } from './queues.ts'

const SWEEP_MS = 5_000
/** How long a process that ends waits for what it is at; afterwards others take that up, once its leases have run out. */
const PATIENCE_MS = 14_000
const RELEASE_MS = 3_000
/** They mostly wait for others, and the database limits how many of them go to one destination. */
const SENDING_AT_ONCE = 64

export interface Jobs {
  close(): Promise<void>
}

/**
 * Takes jobs: those of this process's own runs always; everybody's too where `shared` is set (a service, not a single
 * command).
 */
export async function startJobs(
  runtime: Runtime,
  backend: QueueBackend,
  { shared }: { shared: boolean },
): Promise<Jobs> {
  const { worker } = runtime
  let ended = false
  const hasEnded = () => ended
  const ending = new AbortController()
  const workers = [
    take(runtime, backend, owned(QUEUES.collect, worker), collect(runtime), 8, hasEnded),
    take(runtime, backend, owned(QUEUES.finish, worker), finish(runtime), 1, hasEnded),
    take(
      runtime,
      backend,
      QUEUES.deliver,
      data => deliver(runtime, id(data.delivery), ending.signal),
      SENDING_AT_ONCE,
      hasEnded,
    ),
    ...(shared
      ? [
          take(runtime, backend, QUEUES.collect, collect(runtime), 8, hasEnded),
          take(runtime, backend, QUEUES.finish, finish(runtime), 1, hasEnded),
          take(runtime, backend, QUEUES.timestamp, data => catchUp(runtime, id(data.of)), 1, hasEnded),
          take(runtime, backend, QUEUES.schedule, data => fireSchedule(runtime, id(data.schedule)), 1, hasEnded),
        ]
      : []),
  ]
  await Promise.all(workers.map(w => w.waitUntilReady()))
  const stop = repeat(
    () => sweep(runtime, { shared }),
    SWEEP_MS,
    error => runtime.log.error({ error: errorText(error) }, 'the sweep failed'),
  )
  return {
    close: async () => {
      // An embedded database that stops next cuts connections that workers still hold: no news then.
      ended = true
      await stop()
      const idle = Promise.all(workers.map(w => w.close()))
      await Promise.race([idle, sleep(PATIENCE_MS, undefined, { ref: false })])
      // What is still being read goes back to the queue: others need not wait for its leases.
      runtime.access.stopAll()
      ending.abort()
      await Promise.race([idle, sleep(RELEASE_MS, undefined, { ref: false })])
    },
  }
}

const collect =
  (runtime: Runtime): Handler =>
  ({ run, account, region }) =>
    collectTarget(runtime, { run: id(run), account: id(account), region: id(region) })
const finish =
  (runtime: Runtime): Handler =>
  ({ run }) =>
    finishRun(runtime, id(run))

function id(value: string | undefined): string {
  if (value === undefined) throw new Error('a job without its id')
  return value
}

function take(
  runtime: Runtime,
  backend: QueueBackend,
  queue: string,
  handler: Handler,
  concurrency: number,
  ended: () => boolean,
): JobWorker {
  const handled: Handler = async data => {
    try {
      await handler(data)
    } catch (error) {
      runtime.log.error({ queue, ...data, error: errorText(error) }, 'a job failed')
      throw error
    }
  }
  const worker = backend.worker(queue, handled, concurrency)
  worker.on('error', error => {
    if (!ended()) runtime.log.warn({ queue, error: errorText(error) }, 'the queue reported an error')
  })
  return worker
}

/** Repeats until stopped; stopping waits for the one under way. */
function repeat(work: () => Promise<void>, everyMs: number, onError: (error: unknown) => void): () => Promise<void> {
  let stopped = false
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  const round = () => {
    running = work()
      .catch(onError)
      .then(() => {
        if (!stopped) timer = setTimeout(round, everyMs)
      })
  }
  round()
  return async () => {
    stopped = true
    clearTimeout(timer)
    await running
  }
}
