import { type FindingContext, findingOf } from '../../assess/finding.ts'
import { sha256 } from '../../evidence/digest.ts'
import type { Acceptance, Finding } from '../../evidence/finding.ts'
import type { Gap, ItemHeader, Source } from '../../evidence/item.ts'
import { controlsByCheck } from '../../frameworks/crosswalk.ts'
import type { ControlResult, Framework } from '../../frameworks/framework.ts'
import type { PackageData } from '../../package/format/data.ts'
import type { AccountScope, Manifest, Previous } from '../../package/format/manifest.ts'
import { previousOf } from '../../package/format/previous.ts'
import type { FoundVerdict, Run, StoredAcceptance, Target } from '../../store/index.ts'
import { controlItems } from '../assess/account-controls.ts'
import type { AssessedAccount } from '../assess/assessed-account.ts'
import { coverageOf } from '../assess/coverage.ts'
import { frameworksOf, plannedChecks, plannedTypes } from '../assess/plan.ts'
import { checkById } from '../frameworks/catalogue.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { generatorOf } from './generator.ts'

/** What the package of one account is made from, straight from the store. */
export async function packageData(
  runtime: Runtime,
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
  const generator = await generatorOf(loaded, runtime.config.commit, checks)
  return {
    id,
    created,
    run: run.id,
    runStartedAt: startedAt.toISOString(),
    ...coverageOf(of, run.request, runtime.frameworks),
    label: run.label,
    source: sourceOf(of.items, run.source),
    auditPeriod: null,
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

/** The account's newest package; the one being made is not recorded yet. */
async function previousPackage(
  runtime: Runtime,
  account: string,
  now: Pick<Manifest, 'scope' | 'generator'>,
): Promise<Previous | null> {
  const [stored] = (await runtime.store.packages.list({ account }, { limit: 1 })).items
  if (!stored) return null
  const bytes = Buffer.from(stored.manifest)
  return previousOf(JSON.parse(bytes.toString('utf8')) as Manifest, sha256(bytes).toString('hex'), now)
}

export function findingContext(
  of: Pick<AssessedAccount, 'account' | 'items'>,
  frameworks: readonly Framework[],
  startedAt: Date,
): FindingContext {
  const mapped = controlsByCheck(frameworks)
  return {
    account: of.account,
    items: of.items,
    startedAt,
    check: checkById,
    controls: check => mapped.get(check) ?? [],
  }
}

/** The finding of a stored verdict, with the acceptance that stands beside it. */
export function finding(
  verdict: FoundVerdict,
  context: FindingContext,
  acceptances: readonly StoredAcceptance[],
): Finding {
  const found = findingOf(verdict, context)
  const accepted = found.status === 'fail' ? acceptances.find(a => covers(a, found)) : undefined
  return { ...found, acceptance: accepted ? acceptanceOf(accepted) : null }
}

const covers = (a: StoredAcceptance, f: Finding) =>
  a.check === f.check &&
  a.account === f.account &&
  (a.region === null || a.region === f.region) &&
  (a.resource === null || a.resource === f.resource)

function acceptanceOf({ id, kind, reason, owner, requestedBy, approvedBy, until }: StoredAcceptance): Acceptance {
  return { id, kind, reason, owner, requestedBy, approvedBy: approvedBy ?? '', until }
}

async function controls(
  runtime: Runtime,
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

/** The least trustworthy source of any item, and every host that answered. */
function sourceOf(items: readonly ItemHeader[], asked: Source): Source {
  const kinds = new Set([asked.kind, ...items.map(item => item.collected.source.kind)])
  const kind = kinds.has('replay') ? 'replay' : kinds.has('customEndpoint') ? 'customEndpoint' : 'aws'
  return { kind, hosts: [...new Set(items.flatMap(item => item.collected.source.hosts))].sort() }
}

/** The scope statement of an account: regions asked = reached + refused + disabled. */
export function accountScope(of: AssessedAccount): AccountScope {
  const regional = of.targets.filter(target => target.region !== 'global')
  const named = (status: Target['status']) => regional.filter(t => t.status === status).map(t => t.region)
  const whole = of.targets.find(target => target.region === 'global')
  const [reached, refused] =
    regional.length > 0
      ? [named('done'), regional.filter(t => t.status !== 'done' && t.status !== 'disabled')]
      : whole?.status === 'done'
        ? [of.regions, []]
        : [[], of.regions.map(region => ({ ...whole, region }))]
  return {
    account: of.account,
    partition: of.partition,
    alias: of.name,
    principal: of.discovery?.caller.principal ?? null,
    regions: {
      asked: of.regions,
      all: of.allRegions,
      reached,
      refused: refused.map(t => ({ region: t.region, ...gapOf(t) })),
      disabled: named('disabled'),
      notAsked: (of.discovery?.regions.enabled ?? []).filter(region => !of.regions.includes(region)),
    },
    listGap: of.discovery === null ? gapOf(of.targets[0]) : of.discovery.regions.gap,
  }
}

const REASONS: ReadonlySet<string> = new Set([
  'denied',
  'throttled',
  'region_disabled',
  'not_supported',
  'unreachable',
  'timeout',
  'not_recorded',
  'failed',
])

function gapOf(target: Partial<Pick<Target, 'error'>> | undefined): Gap {
  const { code = 'failed', message = 'not read' } = target?.error ?? {}
  const known = REASONS.has(code)
  return {
    action: 'sts:GetCallerIdentity',
    reason: known ? (code as Gap['reason']) : 'failed',
    detail: known ? message : code,
  }
}
