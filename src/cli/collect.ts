import { access, constants, copyFile, mkdir, rename } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import type { Tape } from '../service/access.ts'
import { frameworks } from '../service/catalogue.ts'
import { ServiceError } from '../service/error.ts'
import { frameworksOf, plannedTypes } from '../service/plan.ts'
import type { Runtime } from '../service/runtime.ts'
import type { Run } from '../store/index.ts'
import { answer, say, table } from './output.ts'
import { interruption } from './signals.ts'
import { watchRun } from './watch.ts'

interface Options {
  account?: string
  region?: string[]
  framework?: string[]
  type?: string[]
  out?: string
  label?: string
  record?: string
  replay?: string
  json?: boolean
}

const each = (value: string, before: string[] = []) => [...before, value]

export function collectCommand(program: Command): void {
  program
    .command('collect')
    .description('read an account, judge it, and make a signed package')
    .option('--account <id>', 'the account that the credentials must lead to, or a connected one')
    .option('--region <name>', 'a region to read; repeatable (default: every enabled one)', each)
    .option('--framework <id>', 'a framework to judge; repeatable (default: all)', each)
    .option('--type <id>', 'an evidence type to collect; repeatable (default: all that are needed)', each)
    .option('--out <dir>', 'put a copy of the package there')
    .option('--label <text>', 'a name for the run, shown in the report')
    .option('--record <file>', 'write every exchange with AWS to a file, without credentials')
    .option('--replay <file>', 'answer from a recording instead of AWS')
    .option('--json', 'print one JSON document')
    .action(async (options: Options) => {
      const config = readConfig(process.env)
      await collect(config, options)
    })
}

async function collect(config: ReturnType<typeof readConfig>, options: Options): Promise<void> {
  const request = requestOf(options)
  plannedTypes(request, frameworksOf(request, await frameworks(config.mappingsDir)))
  const out = options.out === undefined ? undefined : await writable(options.out)
  const signal = interruption()
  const { openService } = await import('../main.ts')
  const service = await openService({ ...config, logLevel: quieter(config.logLevel) }, { work: 'own', progress: say })
  try {
    const result = await collectWith(service.runtime, options, signal, out)
    await answer(options.json === true, result, () => resultText(result))
  } finally {
    await service.close()
  }
}

/** Commands log what goes wrong; a service logs what happens. */
const quieter = (level: ReturnType<typeof readConfig>['logLevel']) => (level === 'info' ? 'warn' : level)

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
    options: {},
  }
}

/** Runs a collection to its end and tells what came of it. */
export async function collectWith(
  runtime: Runtime,
  options: Options,
  signal: AbortSignal,
  out?: string,
): Promise<CollectResult> {
  const tape: Tape | undefined =
    options.replay !== undefined
      ? { replay: resolve(options.replay) }
      : options.record !== undefined
        ? { recordTo: resolve(options.record) }
        : undefined
  const { submitOwnRun } = await import('../service/own-run.ts')
  const { run, resumed } = await submitOwnRun(runtime, {
    request: requestOf(options),
    trigger: { kind: 'cli', actor: `os ${userInfo().username}` },
    label: options.label ?? null,
    ...(tape && { tape }),
  })
  if (resumed) say('Going on with the run that was interrupted.')
  return resultOf(runtime, await watchRun(runtime, run.id, signal), out)
}

export interface CollectResult {
  runId: string
  status: string
  package: string
  packageId: string
  evidence: number
  resources: number
  gaps: number
  findings: { pass: number; fail: number; unknown: number; not_applicable: number }
  controls: Record<string, Record<string, number>>
  apiCalls: number
  durationMs: number
}

async function resultOf(runtime: Runtime, run: Run, out: string | undefined): Promise<CollectResult> {
  const [stored] = await runtime.store.packages.ofRun(run.id)
  if (!stored) throw new ServiceError('run_failed', 'The run ended without a package.')
  const kept = join(runtime.config.dataDir, stored.path)
  const counts = run.counts as {
    items: number
    resources: number
    findings: CollectResult['findings']
    apiCalls: number
    controls: CollectResult['controls']
    gaps: { lists: number; members: number; fields: number }
  }
  return {
    runId: run.id,
    status: run.status,
    package:
      out === undefined
        ? kept
        : await copyTo(
            kept,
            out,
            `exhibit-${stored.account}-${run.createdAt.slice(0, 19).replaceAll(/[:-]/g, '')}Z.zip`,
          ),
    packageId: stored.id,
    evidence: counts.items,
    resources: counts.resources,
    gaps: counts.gaps.lists + counts.gaps.members + counts.gaps.fields,
    findings: counts.findings,
    controls: counts.controls,
    apiCalls: counts.apiCalls,
    durationMs: Date.parse(run.finishedAt ?? '') - Date.parse(run.createdAt),
  }
}

async function writable(directory: string): Promise<string> {
  const path = resolve(directory)
  try {
    await mkdir(path, { recursive: true })
    await access(path, constants.W_OK)
    return path
  } catch (error) {
    throw new ServiceError(
      'output_unwritable',
      `The directory ${path} cannot be written (${(error as NodeJS.ErrnoException).code}); choose another with --out.`,
      error,
    )
  }
}

/** Under its final name only once it is whole. */
async function copyTo(from: string, directory: string, name: string): Promise<string> {
  const to = join(directory, name)
  try {
    await copyFile(from, `${to}.part`)
    await rename(`${to}.part`, to)
    return to
  } catch (error) {
    throw new ServiceError(
      'output_unwritable',
      `The package could not be copied to ${to} (${(error as NodeJS.ErrnoException).code}); it is kept as ${from}.`,
      error,
    )
  }
}

const STATUSES = ['tests_failed', 'not_verified', 'review', 'tests_passed', 'no_population', 'inherited', 'manual']

/** The short table a person gets. */
export function resultText(result: CollectResult): string {
  const { findings: f } = result
  const rows = Object.entries(result.controls).map(([framework, statuses]) => [
    framework,
    ...STATUSES.map(s => String(statuses[s] ?? 0)),
  ])
  return [
    table([['framework', ...STATUSES], ...rows]),
    '',
    `${result.evidence} evidence items, ${result.resources} resources, ${result.gaps} gaps, ${result.apiCalls} API calls in ${(result.durationMs / 1000).toFixed(1)} s`,
    `findings: ${f.fail} fail, ${f.unknown} unknown, ${f.pass} pass, ${f.not_applicable} not applicable`,
    `package: ${result.package}`,
  ].join('\n')
}
