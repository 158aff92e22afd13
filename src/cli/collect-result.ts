import { join } from 'node:path'
import type { FindingCounts } from '../evidence/finding.ts'
import { countWithFailing } from '../package/format/failing-tests.ts'
import { ServiceError } from '../service/runtime/error.ts'
import type { Runtime } from '../service/runtime/runtime.ts'
import type { Run } from '../store/index.ts'
import { copyTo } from './files.ts'
import { plural, table } from './output.ts'

/** The JSON answer of `collect` and `demo`: a stable contract (design §8). */
export interface CollectResult {
  runId: string
  status: string
  /** Whether everything was read: complete or partial. */
  outcome: string | null
  /** Absolute path. */
  package: string
  evidence: number
  resources: number
  /** Lists that were not made, and members and fields that were not read. */
  gaps: number
  findings: FindingCounts
  /** How many controls of each framework have each status. */
  controls: Record<string, Record<string, number>>
  /** Of those, how many have failing tests, whatever their status is called; statuses without any are left out. */
  controlsWithFailingTests: Record<string, Record<string, number>>
  apiCalls: number
  durationMs: number
}

interface Counts
  extends Pick<CollectResult, 'resources' | 'findings' | 'apiCalls' | 'controls' | 'controlsWithFailingTests'> {
  items: number
  gaps: { lists: number; members: number; fields: number }
}

/** What came of a finished run; with `out`, its package is copied there. */
export async function resultOf(runtime: Runtime, run: Run, out: string | undefined): Promise<CollectResult> {
  const [stored] = await runtime.store.packages.ofRun(run.id)
  if (!stored) throw new ServiceError('run_failed', 'The run ended without a package.')
  const kept = join(runtime.config.dataDir, stored.path)
  const name = `exhibit-${stored.account}-${run.createdAt.slice(0, 19).replaceAll(/[:-]/g, '')}Z-${run.id.slice(-6)}.zip`
  const { items, resources, findings, controls, controlsWithFailingTests, apiCalls, gaps } = run.counts as Counts
  return {
    runId: run.id,
    status: run.status,
    outcome: run.outcome,
    package: out === undefined ? kept : await copyTo(kept, out, name),
    evidence: items,
    resources,
    gaps: gaps.lists + gaps.members + gaps.fields,
    findings,
    controls,
    controlsWithFailingTests,
    apiCalls,
    durationMs: Date.parse(run.finishedAt ?? '') - Date.parse(run.createdAt),
  }
}

const STATUSES = {
  tests_failed: 'failed',
  not_verified: 'not verified',
  review: 'needs review',
  tests_passed: 'passed',
  no_population: 'nothing to test',
  inherited: 'inherited',
  manual: 'manual',
}

const cells = (of: Record<string, number>, failing: Record<string, number>): string[] =>
  Object.keys(STATUSES).map(s => (of[s] ? countWithFailing(s, of[s], failing[s] ?? 0) : '·'))

/** The short table a person gets. */
export function resultText(result: CollectResult): string {
  const { findings: f, evidence, resources, gaps, apiCalls } = result
  const rows = Object.entries(result.controls)
    .sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }))
    .map(([framework, of]) => [framework, ...cells(of, result.controlsWithFailingTests[framework] ?? {})])
  const seconds = (result.durationMs / 1000).toFixed(1)
  return [
    'Controls by status (in brackets: how many of them have failing tests):',
    table([['', ...Object.values(STATUSES)], ...rows], 'numbers'),
    '',
    `Findings  ${f.fail} failed, ${f.unknown} unknown, ${f.pass} passed, ${f.not_applicable} with nothing to judge`,
    `Evidence  ${plural(evidence, 'item')}, ${plural(resources, 'resource')}, ${plural(gaps, 'gap')}, ${plural(apiCalls, 'API call')} in ${seconds} s`,
    `Package   ${result.package}`,
  ].join('\n')
}
