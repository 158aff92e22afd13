import { setTimeout as sleep } from 'node:timers/promises'
import { Sender } from '../service/deliveries/sender.ts'
import { catchUp } from '../service/packages/late-timestamps.ts'
import { finishRun } from '../service/runs/finish-run.ts'
import { errorText } from '../service/runtime/error-text.ts'
import type { Runtime } from '../service/runtime/runtime.ts'
import { within } from '../service/runtime/within.ts'
import { fireSchedule } from '../service/schedules/schedules.ts'
import { sweep } from '../service/sweep.ts'
import type { Handler, JobWorker, QueueBackend } from './backend.ts'
import { Collecting } from './collecting.ts'
import { queueErrors } from './queue-errors.ts'
import { owned, QUEUES } from './queues.ts'
import { queueUnreachable } from './reach-redis.ts'

const SWEEP_MS = 5_000
/** How long a process that ends waits for what it is at; afterwards others take that up, once its leases have run out. */
const PATIENCE_MS = 14_000
const RELEASE_MS = 3_000
/** Targets that are read at once; those that only wait for AWS come on top ({@link Collecting}). */
const COLLECTING_AT_ONCE = 8
/** A worker connects in no time, or its queue is away. */
const READY_MS = 15_000

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
  let underWay = 0
  const tell = queueErrors(runtime.log)
  const work = (queue: string, handler: Handler, concurrency: number) => {
    const counted: Handler = async data => {
      underWay++
      try {
        await handler(data)
      } finally {
        underWay--
      }
    }
    return take(runtime, backend, queue, counted, concurrency, error => {
      if (!ended) tell(error)
    })
  }
  const collecting = new Collecting(runtime)
  const sender = new Sender(runtime)
  const workers = [
    work(owned(QUEUES.collect, worker), collect(collecting), COLLECTING_AT_ONCE),
    work(owned(QUEUES.finish, worker), finish(runtime), 1),
    work(QUEUES.deliver, () => sender.wake(), 1),
    ...(shared
      ? [
          work(QUEUES.collect, collect(collecting), COLLECTING_AT_ONCE),
          work(QUEUES.finish, finish(runtime), 1),
          work(QUEUES.timestamp, data => catchUp(runtime, id(data.of)), 1),
          work(QUEUES.schedule, data => fireSchedule(runtime, id(data.schedule)), 1),
        ]
      : []),
  ]
  const ready = Promise.all(workers.map(w => w.waitUntilReady()))
  await within(READY_MS, ready, queueUnreachable)
  const stop = repeat(
    () => sweep(runtime, { shared }),
    SWEEP_MS,
    error => runtime.log.error({ error: errorText(error) }, 'the sweep failed'),
  )
  return {
    close: async () => {
      // An embedded database that stops next cuts connections that workers still hold: no news then.
      ended = true
      underWay++
      const swept = stop().finally(() => underWay--)
      const idle = Promise.all([swept, sender.stop(), collecting.ended(), ...workers.map(w => w.close())])
      // Workers that are at nothing may still wait for a queue that is away: that is not waited for.
      await Promise.race([
        idle,
        untilIdle(() => underWay === 0 && sender.isIdle && collecting.isIdle),
        pause(PATIENCE_MS),
      ])
      // What is still being read goes back to the queue: others need not wait for its leases.
      runtime.access.stopAll()
      sender.cut()
      await Promise.race([idle, pause(RELEASE_MS)])
    },
  }
}

const pause = (ms: number) => sleep(ms, undefined, { ref: false })

async function untilIdle(idle: () => boolean): Promise<void> {
  while (!idle()) await pause(50)
}

const collect =
  (collecting: Collecting): Handler =>
  ({ run, account, region }) =>
    collecting.collect({ run: id(run), account: id(account), region: id(region) })
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
  onError: (error: Error) => void,
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
  worker.on('error', onError)
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
