import { sha256 } from '../../evidence/digest.ts'
import type { ControlResult, Framework } from '../../frameworks/framework.ts'
import type { PackageData } from '../../package/format/data.ts'
import type { Manifest, Previous } from '../../package/format/manifest.ts'
import { type OwnerStatement, type StatedInManifest, statedPeriod } from '../../package/format/owner-statement.ts'
import { previousOf } from '../../package/format/previous.ts'
import type { Run } from '../../store/index.ts'
import { controlItems } from '../assess/account-controls.ts'
import { accountScope, sourceOf } from '../assess/account-scope.ts'
import type { AssessedAccount } from '../assess/assessed-account.ts'
import { coverageOf } from '../assess/coverage.ts'
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
  id: string,
  created: string,
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
  return {
    id,
    created,
    run: run.id,
    runStartedAt: startedAt.toISOString(),
    ...coverageOf(of, run.request, runtime.frameworks),
    label: run.label,
    source: sourceOf(of.items, run.source),
    auditPeriod: statement && statedPeriod(statement),
    statement: inManifest(statement),
    scope,
    generator,
    previous: await previousPackage(runtime, of.account, { scope, generator }),
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
  now: Pick<Manifest, 'scope' | 'generator'>,
): Promise<Previous | null> {
  const [stored] = (await runtime.store.packages.list({ account }, { limit: 1 })).items
  if (!stored) return null
  const bytes = Buffer.from(stored.manifest)
  return previousOf(JSON.parse(bytes.toString('utf8')) as Manifest, sha256(bytes).toString('hex'), now)
}

async function controls(
  runtime: Building,
  run: Run,
  of: AssessedAccount,
  frameworks: readonly Framework[],
): Promise<ControlResult[]> {
  const stored = await runtime.store.controls.read(run.id, { account: of.account })
  const order = new Map(frameworks.map((framework, index) => [framework.id, index]))
  const ids = controlItems(of.items, frameworks)
  return stored
    .sort((a, b) => (order.get(a.framework) ?? 0) - (order.get(b.framework) ?? 0))
    .map(control => ({ ...control, items: ids(control.framework, control.control) }))
}
