import { setTimeout as sleep } from 'node:timers/promises'
import { ServiceError } from '../service/error.ts'
import type { Runtime } from '../service/runtime.ts'
import type { Run } from '../store/index.ts'
import { say } from './output.ts'

/** Waits for a run to end, telling how far it is. Throws `run_failed` with the run's own sentence. */
export async function watchRun(runtime: Runtime, id: string, signal: AbortSignal): Promise<Run> {
  const progress = new ProgressLine()
  try {
    for (;;) {
      const run = await runtime.store.runs.get(id)
      if (run.status === 'finished') return run
      if (run.status === 'failed' || run.status === 'cancelled') throw runFailure(run)
      if (signal.aborted)
        throw new ServiceError('interrupted', 'Interrupted; the same command goes on where it stopped.')
      progress.show(await progressOf(runtime, run))
      await sleep(150, undefined, { signal }).catch(() => {})
    }
  } finally {
    progress.end()
  }
}

const CODES: ReadonlySet<string> = new Set(['recording_unreadable', 'recording_corrupt', 'unrecorded_call'])

function runFailure(run: Run): Error {
  const { code = 'run_failed', message = 'The run failed.' } = run.error ?? {}
  return CODES.has(code)
    ? new ServiceError(code as 'unrecorded_call', message)
    : new ServiceError('run_failed', message)
}

async function progressOf(runtime: Runtime, run: Run): Promise<string> {
  if (run.status === 'finishing') return 'Judging and packaging'
  const counts = await runtime.store.targets.progress(run.id)
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0)
  const { items, resources } = await runtime.store.evidence.counts(run.id)
  return `Reading: ${total - counts.queued - counts.running} of ${total} targets, ${items} evidence items, ${resources} resources`
}

/** One line that changes, on a terminal; elsewhere a line per change of stage. */
class ProgressLine {
  #shown = ''
  readonly #terminal = process.stderr.isTTY === true

  show(text: string): void {
    if (text === this.#shown) return
    if (this.#terminal) process.stderr.write(`\r\u001b[2K${text} …`)
    else if (text.split(':')[0] !== this.#shown.split(':')[0]) say(`${text} …`)
    this.#shown = text
  }

  end(): void {
    if (this.#terminal && this.#shown !== '') process.stderr.write('\r\u001b[2K')
  }
}
