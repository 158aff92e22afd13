import { assessAccount, type VerdictRow } from '../../assess/assess-account.ts'
import type { AccountEvidence } from '../../assess/populations.ts'
import { together } from '../../evidence/coverage.ts'
import { findingId } from '../../evidence/finding.ts'
import { asOf } from '../../evidence/item.ts'
import type { FinishStep, Run, RunAccount, StoredVerdict, Target } from '../../store/index.ts'
import { runReach } from '../accounts/organization-reach.ts'
import type { AssessedAccount } from '../assess/assessed-account.ts'
import { coverageOf } from '../assess/coverage.ts'
import { frameworksOf, plannedChecks } from '../assess/plan.ts'
import { publishPackage } from '../packages/build-package.ts'
import { ServiceError } from '../runtime/error.ts'
import { reclaim } from '../runtime/reclaim.ts'
import type { Building, BuildProgress } from '../runtime/runtime.ts'
import { deriveEvidence, plannedRules } from './derive-evidence.ts'
import { readAccount } from './read-account.ts'
import { runControls } from './run-controls.ts'

/**
 * Judges a run whose targets have all ended, and makes the package of each account; with the last one the run ends. Each
 * step is idempotent.
 */
export async function packageRun(runtime: Building, id: string, progress: BuildProgress): Promise<void> {
  const { store } = runtime
  const run = await store.runs.get(id)
  const targets = await store.targets.list(id)
  requireRead(targets)
  const accounts = [...new Set(targets.map(target => target.account))]
  const tell = (step: FinishStep['step'], n: number) => store.finishing.step(id, { step, n, of: accounts.length })
  const rules = await plannedRules(runtime, run)
  for (const account of rules.length > 0 ? accounts : []) {
    const of = await readAccount(runtime, run, account, targets)
    await deriveEvidence(runtime, run, rules, evidenceOf(runtime, run, of))
    reclaim()
  }
  await judge(runtime, run, { accounts, targets, tell: n => tell('assessing', n) })
  const covered = new Map((await store.runs.accounts(id)).map(one => [one.account, one]))
  const reach = await runReach(store, run, targets)
  const controls = await runControls(runtime, run, targets, reach)
  for (const [index, account] of accounts.entries()) {
    const of = await readAccount(runtime, run, account, targets, reach)
    await controls.write(of)
    const last = index === accounts.length - 1
    const { built, deliveries } = await publishPackage(runtime, run, of, {
      covered: covered.get(account),
      organizations: reach.all,
      last,
      tell: step => tell(step, index + 1),
    })
    if (built) progress.built(built)
    progress.deliveries(deliveries)
  }
  runtime.log.info({ run: id, accounts: accounts.length }, 'run finished')
}

/** A target that an error of ours kept from being read says nothing of the account: no package may be made of the rest. */
function requireRead(targets: readonly Target[]): void {
  const unread = targets.find(target => target.status === 'failed')
  if (unread)
    throw new ServiceError(
      'reading_failed',
      `Account ${unread.account} (${unread.region}) could not be read because of an error in Exhibit; start the run again.`,
    )
}

/**
 * Writes the verdicts of each account, and what came of the run before it ends: an account's items are read once for both.
 * Throws `nothing_read` where there is no evidence at all.
 */
async function judge(
  runtime: Building,
  run: Run,
  {
    accounts,
    targets,
    tell,
  }: { accounts: readonly string[]; targets: readonly Target[]; tell: (n: number) => Promise<void> },
) {
  const { items } = await runtime.store.evidence.counts(run.id)
  const covered: RunAccount[] = []
  for (const [index, account] of accounts.entries()) {
    await tell(index + 1)
    const of = await readAccount(runtime, run, account, targets)
    covered.push({ account, ...coverageOf(of, run.request, runtime.frameworks) })
    if (items > 0) await writeVerdicts(runtime, run, of)
    reclaim()
  }
  await runtime.store.runs.cover(run.id, together(covered), covered)
  if (items === 0) throw new ServiceError('nothing_read', nothingRead(targets))
}

function nothingRead(targets: readonly Target[]): string {
  const refused = targets.find(target => target.status === 'refused') ?? targets[0]
  const why = refused?.error?.message.replace(/\.$/, '')
  const where =
    refused?.region === 'global' ? `account ${refused.account}` : `${refused?.account} in ${refused?.region}`
  return `Nothing was read, so there is no package: ${why ?? 'no reason was given'} (${where}).`
}

function evidenceOf({ store }: Building, run: Run, of: AssessedAccount): AccountEvidence {
  const { account, partition, regions, items } = of
  const startedAt = new Date(run.startedAt ?? run.createdAt)
  return { account, partition, regions, items, startedAt, resources: item => store.evidence.resources(item.id) }
}

async function writeVerdicts(runtime: Building, run: Run, of: AssessedAccount): Promise<void> {
  const { store } = runtime
  const checks = plannedChecks(run.request, frameworksOf(run.request, runtime.frameworks))
  const evidence = evidenceOf(runtime, run, of)
  const { startedAt } = evidence
  for await (const group of assessAccount(checks, evidence)) {
    const item =
      of.items.find(i => i.type === group.type && i.scope.region === group.region) ??
      of.items.find(i => i.type === group.type)
    const key = { run: run.id, account: of.account, region: group.region, type: group.type }
    const about = { item: item?.id ?? null, observedAt: (item ? asOf(item) : startedAt).toISOString() }
    await store.verdicts.write(key, about, storedVerdicts(of.account, group.batches()))
  }
}

async function* storedVerdicts(
  account: string,
  batches: AsyncIterable<readonly VerdictRow[]>,
): AsyncGenerator<StoredVerdict> {
  for await (const rows of batches) for (const row of rows) yield { ...row, finding: findingId({ ...row, account }) }
}
