import type { Covered } from '../../evidence/coverage.ts'
import { sha256 } from '../../evidence/digest.ts'
import { type ControlRow, withBasis } from '../../frameworks/basis.ts'
import type { Framework } from '../../frameworks/framework.ts'
import { compare } from '../../package/compare/compare.ts'
import type { Side } from '../../package/compare/side.ts'
import type { PackageData } from '../../package/format/data.ts'
import type { Drift, Manifest, Previous } from '../../package/format/manifest.ts'
import { type OwnerStatement, type StatedInManifest, statedPeriod } from '../../package/format/owner-statement.ts'
import { previousOf } from '../../package/format/previous.ts'
import { type Run, StoreError } from '../../store/index.ts'
import { controlItems } from '../assess/account-controls.ts'
import { accountScope, sourceOf } from '../assess/account-scope.ts'
import type { AssessedAccount } from '../assess/assessed-account.ts'
import { finding, findingContext } from '../assess/findings.ts'
import { frameworksOf, plannedChecks, plannedTypes } from '../assess/plan.ts'
import type { Building } from '../runtime/runtime.ts'
import { statementOfRun } from '../statement/statement.ts'
import { generatorOf } from './generator.ts'

/** What the package of one account is made from, straight from the store. */
export async function packageData(
  runtime: Building,
  run: Run,
  of: AssessedAccount,
  covered: Covered | undefined,
  { id, created }: Pick<PackageData, 'id' | 'created'>,
): Promise<PackageData> {
  const loaded = frameworksOf(run.request, runtime.frameworks)
  const frameworks = loaded.map(f => f.framework)
  const startedAt = new Date(run.startedAt ?? run.createdAt)
  const acceptances = await runtime.store.acceptances.activeAt(created, of.account)
  const context = findingContext(of, frameworks, startedAt)
  const checks = plannedChecks(run.request, loaded)
  const types = plannedTypes(run.request, loaded)
  const scope = { accounts: [accountScope(of)], types, runAccounts: of.runAccounts }
  const statement = await statementOfRun(runtime, run, of.account)
  const generator = await generatorOf(loaded, runtime.config.commit, checks)
  const data: Omit<PackageData, 'previous'> = {
    id,
    created,
    run: run.id,
    runStartedAt: startedAt.toISOString(),
    ...(covered && { outcome: covered.outcome, coverage: covered.coverage }),
    label: run.label,
    source: sourceOf(of.items, run.source),
    auditPeriod: statement && statedPeriod(statement),
    statement: inManifest(statement),
    scope,
    generator,
    apiCalls: of.targets.reduce((sum, target) => sum + target.apiCalls, 0),
    frameworks,
    controls: await controls(runtime, run, of, frameworks),
    checks: checks.map(({ id, title, severity, remediation, type }) => ({
      id,
      title,
      severity,
      remediation,
      type: type.id,
    })),
    items: async function* () {
      yield* of.items
    },
    resources: item => runtime.store.evidence.resources(item.id),
    findings: async function* () {
      for await (const verdict of runtime.store.verdicts.stream(run.id, { account: of.account }))
        yield finding(verdict, context, acceptances)
    },
  }
  return { ...data, previous: await previousPackage(runtime, of.account, data) }
}

/** The audit period has a place of its own. */
function inManifest(statement: OwnerStatement | null): StatedInManifest | undefined {
  if (!statement) return undefined
  const { auditPeriod: _, ...rest } = statement
  return rest
}

/** The account's newest package; the one being made is not recorded yet. */
async function previousPackage(
  runtime: Building,
  account: string,
  now: Omit<PackageData, 'previous'>,
): Promise<Previous | null> {
  const [stored] = (await runtime.store.packages.list({ account }, { limit: 1 })).items
  if (!stored) return null
  const bytes = Buffer.from(stored.manifest)
  const manifest = JSON.parse(bytes.toString('utf8')) as Manifest
  const previous = previousOf(manifest, sha256(bytes).toString('hex'), now)
  const before = storedSide(runtime, account, manifest, now)
  return { ...previous, drift: await drift(runtime, before, { ...now, checks: now.generator.checks }) }
}

/** Null where what the store has of the package before cannot be relied on: no reason to have no package now. */
async function drift({ log }: Building, before: Side, now: Side): Promise<Drift | null> {
  try {
    return await compare(before, now)
  } catch (error) {
    if (!(error instanceof StoreError && (error.code === 'corrupt' || error.code === 'gone'))) throw error
    log.error({ code: error.code, message: error.message }, 'the package before could not be compared')
    return null
  }
}

/** What the package before was made from, as the store still has it. Of a check that is gone its id is its title. */
function storedSide(
  { store }: Building,
  account: string,
  { run, scope, generator }: Manifest,
  { checks }: Pick<PackageData, 'checks'>,
): Side {
  const texts = new Map(checks.map(check => [check.id, check]))
  return {
    ...{ scope, checks: generator.checks },
    items: () => store.evidence.items(run, account),
    resources: item => store.evidence.resources(item.id),
    findings: async function* () {
      for await (const verdict of store.verdicts.stream(run, { account })) {
        const { title = verdict.check, severity = '' } = texts.get(verdict.check) ?? {}
        yield { ...verdict, title, severity }
      }
    },
  }
}

async function controls(
  runtime: Building,
  run: Run,
  of: AssessedAccount,
  frameworks: readonly Framework[],
): Promise<ControlRow[]> {
  const stored = await runtime.store.controls.read(run.id, { account: of.account })
  const order = new Map(frameworks.map((framework, index) => [framework.id, index]))
  const ids = controlItems(of.items, frameworks)
  const told = withBasis(frameworks)
  return stored
    .sort((a, b) => (order.get(a.framework) ?? 0) - (order.get(b.framework) ?? 0))
    .map(control => told({ ...control, items: ids(control.framework, control.control) }))
}
