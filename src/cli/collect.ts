import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../config.ts'
import type { OwnerStatement } from '../package/format/owner-statement.ts'
import type { Tape } from '../service/runtime/access.ts'
import { ServiceError } from '../service/runtime/error.ts'
import type { Runtime } from '../service/runtime/runtime.ts'
import { type CollectResult, resultOf, resultText } from './collect-result.ts'
import { outputDirectory } from './files.ts'
import { operator } from './operator.ts'
import { answer, plural, say } from './output.ts'
import { openForCommand } from './service.ts'
import { interruption, unlessInterrupted } from './signals.ts'
import { RunFailure, Unfinished, watchRun } from './watch.ts'

interface Options {
  /** Read from the file of `--statement`. */
  stated?: OwnerStatement | undefined
  account?: string
  region?: string[]
  framework?: string[]
  type?: string[]
  out?: string
  label?: string
  statement?: string
  record?: string
  replay?: string
  json?: boolean
}

const one = (value: string) => {
  if (value.startsWith('-')) throw new InvalidArgumentError('A value is missing.')
  return value
}
const each = (value: string, before: string[] = []) => [...before, one(value)]

export function collectCommand(program: Command): void {
  program
    .command('collect')
    .description('read an account, judge it, and make a signed package')
    .option('--account <id>', 'the account that the credentials must lead to, or a connected one', one)
    .option('--region <name>', 'a region to read; repeatable (default: every enabled one)', each)
    .option('--framework <id>', 'a framework to judge; repeatable (default: all)', each)
    .option('--type <id>', 'an evidence type to collect; repeatable (default: all that are needed)', each)
    .option('--out <dir>', 'put a copy of the package there', one)
    .option('--statement <file>', 'what the owner states (YAML): entity, preparer, audit period, scope', one)
    .option('--label <text>', 'a name for the run, shown in the report', one)
    .option(
      '--record <file>',
      'write every answer of AWS to a file (mode 0600), without credentials but raw: what evidence redacts is in it',
      one,
    )
    .option(
      '--replay <file>',
      'answer from a recording instead of AWS; what it has no answer for is not collected',
      one,
    )
    .option('--json', 'print one JSON document')
    .action(collect)
}

async function collect(options: Options): Promise<void> {
  const config = readConfig(process.env)
  const { plannedTypes } = await import('../service/assess/plan.ts')
  plannedTypes(requestOf(options), [])
  const out = options.out === undefined ? undefined : await outputDirectory(options.out)
  const { readStatement, requireKnownControls } = await import('../service/statement/statement.ts')
  const statement = options.statement === undefined ? undefined : await readStatement(options.statement)
  const signal = interruption()
  const service = await openForCommand(config, 'own', signal)
  try {
    if (statement) await requireKnownControls(service.runtime, statement)
    const result = await collectWith(service.runtime, { ...options, stated: statement }, signal, out)
    await answer(options.json === true, result, () => resultText(result))
    if (options.json !== true && result.gaps > 0) await sayHowToClose(service.runtime, result.runId)
  } finally {
    await service.close()
  }
}

const ADVICE = 5

/** What would close the gaps, the most of them first; the report has them all. */
async function sayHowToClose({ store }: Runtime, run: string): Promise<void> {
  const { gapSummary } = await import('../service/results/gap-summary.ts')
  const sums = await gapSummary(store, run)
  say('What would close the gaps:')
  for (const { advice, gaps, said } of sums.slice(0, ADVICE)) {
    say(`  ${plural(gaps, 'gap')}: ${advice}`)
    if (said !== null) say(`    AWS said: ${said}`)
  }
  if (sums.length > ADVICE) say(`  ${sums.length - ADVICE} more kinds stand in the report.`)
}

function requestOf(options: Options) {
  if (options.account !== undefined && !/^\d{12}$/.test(options.account))
    throw new ServiceError('bad_request', `"${options.account}" is not an account id; it has 12 digits.`)
  if (options.record !== undefined && options.replay !== undefined)
    throw new ServiceError('bad_request', 'Use --record or --replay, not both.')
  return {
    accounts: options.account === undefined ? [] : [options.account],
    regions: options.region ?? null,
    frameworks: options.framework ?? null,
    types: options.type ?? null,
    destinations: [],
    options: options.stated ? { statement: options.stated } : {},
  }
}

/** Runs a collection to its end and tells what came of it. */
export async function collectWith(
  runtime: Runtime,
  options: Options,
  signal: AbortSignal,
  out?: string,
): Promise<CollectResult> {
  const { submitOwnRun } = await import('../service/runs/own-run.ts')
  const tape = tapeOf(options)
  const submitted = submitOwnRun(runtime, {
    request: requestOf(options),
    trigger: { kind: 'cli', actor: operator() },
    label: options.label ?? null,
    ...(tape && { tape }),
  })
  const { run, resumed } = await unlessInterrupted(signal, submitted)
  if (resumed) say(`Resuming the run of ${run.createdAt} that was interrupted; evidence already collected is kept.`)
  try {
    return await resultOf(runtime, await watchRun(runtime, run.id, signal), out)
  } catch (error) {
    runtime.access.stop(run.id)
    throw error instanceof Unfinished ? withAdvice(error, options) : error
  } finally {
    await runtime.access.release(run.id)
  }
}

/** What is collected is not lost. */
function withAdvice({ code, message }: RunFailure, { record }: Options): RunFailure {
  const again =
    record === undefined
      ? 'then run the same command again: what was collected is kept, and collection continues from there'
      : `then make the package from the recording: --replay ${resolve(record)}`
  return new RunFailure({ code, message: `${message.replace(/\.$/, '')}. Put that right, ${again}.` })
}

function tapeOf({ record, replay }: Options): Tape | undefined {
  if (replay !== undefined) return { replay: resolve(replay) }
  return record === undefined ? undefined : { recordTo: resolve(record) }
}
