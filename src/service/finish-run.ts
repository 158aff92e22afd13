import { evidenceTypes } from '../../connectors/index.ts'
import { assessAccount, type VerdictRow } from '../assess/assess-account.ts'
import { controlResults } from '../assess/controls.ts'
import { typeStates } from '../assess/type-states.ts'
import { findingId } from '../evidence/finding.ts'
import { asOf, type ItemHeader } from '../evidence/item.ts'
import { type Run, type StoredVerdict, StoreError, type Target } from '../store/index.ts'
import { publishPackage } from './build-package.ts'
import { checkById } from './catalogue.ts'
import type { Discovery } from './plan.ts'
import { frameworksOf, plannedChecks, typesOfCheck } from './plan.ts'
import type { Runtime } from './runtime.ts'

const LEASE_MS = 60_000

/**
 * Assesses and packages a run whose targets have all ended. One worker gets to do it; each step is idempotent, so that
 * another can take over where it died.
 */
export async function finishRun(runtime: Runtime, runId: string): Promise<void> {
  const { store, worker } = runtime
  if (!(await store.runs.claimFinish(runId, worker, LEASE_MS))) return
  const renewing = setInterval(() => void store.runs.renewFinish(runId, worker, LEASE_MS).catch(() => {}), LEASE_MS / 4)
  try {
    await finishClaimed(runtime, await store.runs.get(runId))
  } catch (error) {
    // A run that cannot be finished says why, rather than being tried for ever; an unreachable database is waited for.
    if (error instanceof StoreError && error.code === 'unreachable') throw error
    await store.runs.end(runId, 'failed', failureOf(error))
    runtime.log.error({ run: runId, ...failureOf(error) }, 'the run could not be finished')
  } finally {
    clearInterval(renewing)
    await runtime.access.release(runId)
  }
}

function failureOf(error: unknown): { code: string; message: string } {
  const { code } = error as { code?: string }
  const named = error instanceof Error && typeof code === 'string'
  return named
    ? { code, message: error.message }
    : {
        code: 'run_failed',
        message: `The run could not be finished (${error instanceof Error ? `${error.name}: ${error.message}` : 'error'}).`,
      }
}

async function finishClaimed(runtime: Runtime, run: Run): Promise<void> {
  const targets = await runtime.store.targets.list(run.id)
  const accounts = [...new Set(targets.map(target => target.account))]
  for (const account of accounts) {
    const assessed = await assess(
      runtime,
      run,
      account,
      targets.filter(t => t.account === account),
    )
    await publishPackage(runtime, run, assessed, account === accounts.at(-1))
  }
}

/** One account of a run, as it was found and reached. */
export interface AssessedAccount {
  readonly account: string
  readonly partition: string
  readonly discovery: Discovery | null
  readonly targets: readonly Target[]
  readonly items: readonly ItemHeader[]
  readonly regions: readonly string[]
}

async function assess(
  runtime: Runtime,
  run: Run,
  account: string,
  targets: readonly Target[],
): Promise<AssessedAccount> {
  const discovery = (run.scope as Record<string, Discovery> | null)?.[account] ?? null
  const items: ItemHeader[] = []
  for await (const item of runtime.store.evidence.items(run.id)) if (item.scope.account === account) items.push(item)
  const partition = discovery?.caller.partition ?? 'aws'
  const of = { account, partition, discovery, targets, items, regions: discovery?.asked ?? run.request.regions ?? [] }
  await writeVerdicts(runtime, run, of)
  await writeControls(runtime, run, of)
  return of
}

async function writeVerdicts(runtime: Runtime, run: Run, of: AssessedAccount): Promise<void> {
  const { store } = runtime
  const checks = plannedChecks(run.request, frameworksOf(run.request, runtime.frameworks))
  const startedAt = new Date(run.startedAt ?? run.createdAt)
  const evidence = { ...of, startedAt, resources: (item: ItemHeader) => store.evidence.resources(item.id) }
  for await (const group of assessAccount(checks, evidence)) {
    const item =
      of.items.find(i => i.type === group.type && i.scope.region === group.region) ??
      of.items.find(i => i.type === group.type)
    const key = { run: run.id, account: of.account, region: group.region, type: group.type }
    const about = { item: item?.id ?? null, observedAt: (item ? asOf(item) : startedAt).toISOString() }
    await store.verdicts.write(key, about, storedVerdicts(of.account, group.rows()))
  }
}

async function* storedVerdicts(account: string, rows: AsyncIterable<VerdictRow>): AsyncGenerator<StoredVerdict> {
  for await (const row of rows) yield { ...row, finding: findingId({ ...row, account }) }
}

async function writeControls(runtime: Runtime, run: Run, of: AssessedAccount): Promise<void> {
  const { store } = runtime
  const tallies = await store.verdicts.tally(run.id, { account: of.account })
  const evidence = {
    account: of.account,
    tallies: new Map(tallies.map(tally => [tally.check, tally])),
    types: typeStates(of.items, evidenceTypes, of.regions),
    typesOf: (id: string) => {
      const check = checkById(id)
      return check ? typesOfCheck(check) : []
    },
    unreached: of.targets.filter(t => t.region !== 'global' && t.status !== 'done').map(t => t.region),
    outside: (of.discovery?.regions.enabled ?? []).filter(region => !of.regions.includes(region)),
  }
  for (const { framework } of frameworksOf(run.request, runtime.frameworks)) {
    await store.controls.write(
      run.id,
      framework.id,
      of.account,
      controlResults(framework, evidence).map(({ items: _, ...stored }) => stored),
    )
  }
}
