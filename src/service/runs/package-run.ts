import { assessAccount, type VerdictRow } from '../../assess/assess-account.ts'
import type { AccountEvidence } from '../../assess/populations.ts'
import { referenceOrganization } from '../../assess/rollup.ts'
import { together } from '../../evidence/coverage.ts'
import { findingId } from '../../evidence/finding.ts'
import { asOf } from '../../evidence/item.ts'
import type { ControlResult, Framework } from '../../frameworks/framework.ts'
import type { FinishStep, Run, RunAccount, StoredVerdict, Target } from '../../store/index.ts'
import { assessControls } from '../assess/account-controls.ts'
import { accountScope } from '../assess/account-scope.ts'
import type { AssessedAccount } from '../assess/assessed-account.ts'
import { coverageOf } from '../assess/coverage.ts'
import { managementOf, ORGANIZATION_TYPE } from '../assess/organization.ts'
import type { Discovery } from '../assess/plan.ts'
import { frameworksOf, plannedChecks } from '../assess/plan.ts'
import { publishPackage } from '../packages/build-package.ts'
import { ServiceError } from '../runtime/error.ts'
import type { Building, BuildProgress } from '../runtime/runtime.ts'
import { deriveEvidence, plannedRules } from './derive-evidence.ts'

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
  }
  await judge(runtime, run, { accounts, targets, tell: n => tell('assessing', n) })
  const covered = new Map((await store.runs.accounts(id)).map(one => [one.account, one]))
  const organization = await organizationResults(runtime, run, accounts, targets)
  for (const [index, account] of accounts.entries()) {
    const of = await readAccount(runtime, run, account, targets)
    await writeControls(runtime, run, of, organization)
    const last = index === accounts.length - 1
    const { built, deliveries } = await publishPackage(runtime, run, of, {
      covered: covered.get(account),
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

async function readAccount(
  runtime: Building,
  run: Run,
  account: string,
  all: readonly Target[],
): Promise<AssessedAccount> {
  const discovery = (run.scope as Record<string, Discovery> | null)?.[account] ?? null
  const registered = await runtime.store.accounts.byNumber(account)
  const items = await Array.fromAsync(runtime.store.evidence.items(run.id, account))
  return {
    account,
    name: registered?.name ?? null,
    allRegions: run.request.regions === null && (registered?.regions ?? null) === null && asksAll(discovery),
    declaredRegions: registered?.regions ?? null,
    runAccounts: [...new Set(all.map(target => target.account))],
    partition: discovery?.caller.partition ?? 'aws',
    discovery,
    targets: all.filter(target => target.account === account),
    items,
    regions: discovery?.asked ?? run.request.regions ?? [],
  }
}

/** The account may have been connected with other regions since the run asked for them. */
const asksAll = (discovery: Discovery | null): boolean =>
  discovery === null || discovery.regions.enabled.every(region => discovery.asked.includes(region))

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
    await store.verdicts.write(key, about, storedVerdicts(of.account, group.rows()))
  }
}

async function* storedVerdicts(account: string, rows: AsyncIterable<VerdictRow>): AsyncGenerator<StoredVerdict> {
  for await (const row of rows) yield { ...row, finding: findingId({ ...row, account }) }
}

async function writeControls(
  runtime: Building,
  run: Run,
  of: AssessedAccount,
  organization: OrganizationResults,
): Promise<void> {
  for (const { framework } of frameworksOf(run.request, runtime.frameworks)) {
    const own = await controlsOf(runtime, run, of, framework)
    const judged = organization.judged.get(framework.id) ?? []
    const referenced = referenceOrganization(
      framework,
      [...own, ...judged.filter(r => r.account !== of.account)],
      organization.members,
    )
    const results = referenced.filter(result => result.account === of.account)
    await runtime.store.controls.write(
      run.id,
      framework.id,
      of.account,
      results.map(({ items: _, ...stored }) => stored),
    )
  }
}

async function controlsOf(
  runtime: Building,
  run: Run,
  of: AssessedAccount,
  framework: Framework,
): Promise<ControlResult[]> {
  const tallies = await runtime.store.verdicts.tally(run.id, { account: of.account })
  return assessControls(framework, accountScope(of), of.items, new Map(tallies.map(tally => [tally.check, tally])))
}

/** What management accounts of the run say about controls that are judged once for an organization. */
interface OrganizationResults {
  /** Member account → management account. */
  readonly members: Map<string, string>
  /** By framework: results of the management accounts. */
  readonly judged: Map<string, ControlResult[]>
}

async function organizationResults(
  runtime: Building,
  run: Run,
  accounts: readonly string[],
  targets: readonly Target[],
): Promise<OrganizationResults> {
  const members = new Map<string, string>()
  const judged = new Map<string, ControlResult[]>()
  if (accounts.length < 2) return { members, judged }
  for (const account of accounts) {
    const management = await managementAccountOf(runtime, run, account)
    if (management !== undefined) members.set(account, management)
  }
  for (const management of new Set(members.values())) {
    if (!accounts.includes(management)) continue
    const of = await readAccount(runtime, run, management, targets)
    for (const { framework } of frameworksOf(run.request, runtime.frameworks)) {
      const shared = new Set(framework.controls.filter(c => c.organization).map(c => c.id))
      const results = (await controlsOf(runtime, run, of, framework)).filter(r => shared.has(r.control))
      judged.set(framework.id, [...(judged.get(framework.id) ?? []), ...results])
    }
  }
  return { members, judged }
}

async function managementAccountOf(runtime: Building, run: Run, account: string): Promise<string | undefined> {
  const item = await runtime.store.evidence.find({ run: run.id, account, region: 'global', type: ORGANIZATION_TYPE })
  return item && managementOf(runtime.store.evidence.resources(item.id))
}
