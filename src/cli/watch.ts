import { setTimeout as sleep } from 'node:timers/promises'
import type { Runtime } from '../service/runtime/runtime.ts'
import type { Finishing, Run, StoreError, Target } from '../store/index.ts'
import { plural, say } from './output.ts'
import { interrupted } from './signals.ts'

/** A run that failed, with its own code and sentence. */
export class RunFailure extends Error {
  override readonly name = 'RunFailure'
  readonly code: string
  constructor({ code, message }: { code: string; message: string }) {
    super(message)
    this.code = code
  }
}

/** Everything was collected, and the package could not be made: the run stays as it is. */
export class Unfinished extends RunFailure {}

/** How long a database may be away before the command gives up. */
const PATIENCE_MS = 60_000

/** Waits for a run to end, telling how far it is. Throws {@link RunFailure}, and `interrupted` at the signal. */
export async function watchRun(runtime: Runtime, id: string, signal: AbortSignal): Promise<Run> {
  const progress = new ProgressLine()
  const told = new Set<string>()
  let answered = performance.now()
  try {
    for (;;) {
      try {
        const run = await lookAt(runtime, id, progress, told)
        if (run) return run
        answered = performance.now()
      } catch (error) {
        // A database that is started again was away for a moment.
        if (!isAway(error) || performance.now() - answered > PATIENCE_MS) throw error
      }
      if (signal.aborted) throw interrupted()
      await sleep(150, undefined, { signal }).catch(() => {})
    }
  } finally {
    progress.end()
  }
}

/** By its name: to load the store for a class would slow every command down. */
function isAway(error: unknown): boolean {
  const { name, code } = error as Partial<StoreError>
  return name === 'StoreError' && code === 'unreachable'
}

/** The run once it is finished; until then, what is new about it is told. */
async function lookAt(
  runtime: Runtime,
  id: string,
  progress: ProgressLine,
  told: Set<string>,
): Promise<Run | undefined> {
  const run = await runtime.store.runs.get(id)
  const targets = await runtime.store.targets.list(id)
  for (const line of unread(targets, told)) progress.say(line)
  if (run.status === 'finished') return run
  if (run.status === 'failed' || run.status === 'cancelled')
    throw new RunFailure(run.error ?? { code: 'run_failed', message: `The run was ${run.status}.` })
  if (run.status === 'finishing' && run.error) throw new Unfinished(run.error)
  const ended = runtime.access.endOf(id)
  if (ended) throw ended
  progress.show(await stageOf(runtime, run, targets))
  return undefined
}

interface Stage {
  readonly name: string
  readonly detail: string
}

/** Regions that ended without being read, each told once. */
function unread(targets: readonly Target[], told: Set<string>): string[] {
  const ended = targets.filter(t => !told.has(t.region) && UNREAD.has(t.status))
  for (const { region } of ended) told.add(region)
  return ended.map(({ region, status, error }) => {
    const where = region === 'global' ? 'The account' : region
    return `${where} was not read: ${status} (${error?.message.replace(/\.$/, '') ?? 'no reason given'}).`
  })
}

const UNREAD: ReadonlySet<string> = new Set(['refused', 'disabled', 'failed'])

async function stageOf(runtime: Runtime, run: Run, targets: readonly Target[]): Promise<Stage> {
  if (run.status === 'finishing') return finishingStage(await runtime.store.finishing.of(run.id))
  const ended = targets.filter(t => t.finishedAt !== null).map(t => t.region)
  const { items, resources } = await runtime.store.evidence.counts(run.id)
  const account = targets[0]?.account ?? ''
  const regions = `${ended.filter(region => region !== 'global').length} of ${plural(targets.length - 1, 'region')}`
  const read = `${plural(items, 'evidence item')}, ${plural(resources, 'resource')}`
  return { name: `Reading account ${account}`, detail: targets.length > 1 ? `: ${regions}, ${read}` : `: ${read}` }
}

const DOING = {
  assessing: 'Judging',
  packing: 'Writing the package',
  report: 'Writing the report',
  signing: 'Signing the package',
} as const

function finishingStage(finishing: Finishing | null): Stage {
  if (!finishing?.step) return { name: 'Judging and packaging', detail: '' }
  const { step, n, of } = finishing.step
  return { name: DOING[step], detail: of > 1 ? `: account ${n} of ${of}` : '' }
}

const LOG_EVERY_MS = 10_000

/** One line that changes, on a terminal; elsewhere a line for each stage, and one now and then so that a log shows life. */
class ProgressLine {
  #shown = ''
  #stage = ''
  #saidAt = 0
  readonly #terminal = process.stderr.isTTY === true

  show({ name, detail }: Stage): void {
    const text = `${name}${detail} …`
    if (text === this.#shown) return
    if (this.#terminal) process.stderr.write(`\r\u001b[2K${text}`)
    else if (name !== this.#stage || Date.now() - this.#saidAt >= LOG_EVERY_MS) {
      say(name === this.#stage ? text : `${name} …`)
      this.#saidAt = Date.now()
    }
    this.#stage = name
    this.#shown = text
  }

  /** A line that stays. */
  say(text: string): void {
    this.end()
    say(text)
    this.#shown = ''
  }

  end(): void {
    if (this.#terminal && this.#shown !== '') process.stderr.write('\r\u001b[2K')
  }
}
