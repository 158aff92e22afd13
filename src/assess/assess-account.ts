import type { AccountCheck, Check, Context, EvidenceType, ResourceCheck, Verdict } from '../../connectors/kit/index.ts'
import { notApplicable, unknown } from '../../connectors/kit/index.ts'
import { asOf, type ItemHeader, type Resource } from '../evidence/item.ts'
import { guarded } from './guard.ts'
import { judgeAccount, judgeSettings } from './judge.ts'
import { type AccountEvidence, missingOf, Populations, scopesOf } from './populations.ts'

/** The result of one check on one thing: what of a finding can change from run to run. */
export interface VerdictRow extends Verdict {
  readonly check: string
  readonly region: string
  readonly resource: string
  readonly resourceDigest: string | null
}

/** The verdicts on one evidence type in one region (`global` for account-wide types and for checks on the account). */
export interface VerdictGroup {
  readonly type: string
  readonly region: string
  /** Some at a time: handing verdicts on one by one takes longer than judging. */
  batches(): AsyncIterable<readonly VerdictRow[]>
}

/**
 * Judges an account. Silence never means "fine": a check that had nothing to judge says `not_applicable` once per
 * region; a list that was not made or is incomplete says `unknown`, on the account, once per check and region.
 */
export async function* assessAccount(
  checks: readonly Check[],
  evidence: AccountEvidence,
): AsyncGenerator<VerdictGroup> {
  const populations = await Populations.read(
    checks.flatMap(check => Object.values(check.reads)),
    evidence,
    'check',
  )
  const byType = Map.groupBy(checks, check => check.type)
  for (const [type, ofType] of [...byType].sort(([a], [b]) => (a.id < b.id ? -1 : 1))) {
    const scopes = new Set(scopesOf(type, evidence))
    if (ofType.some(check => check.judges === 'account')) scopes.add('global')
    for (const region of [...scopes].sort()) {
      const batches = () => batchesOf(type, region, ofType, evidence, populations)
      yield { type: type.id, region, batches }
    }
  }
}

async function* batchesOf(
  type: EvidenceType,
  region: string,
  checks: readonly Check[],
  evidence: AccountEvidence,
  populations: Populations,
): AsyncGenerator<VerdictRow[]> {
  const context: Context = { ...pick(evidence), region, asOf: moment(type, region, evidence) }
  if (scopesOf(type, evidence).includes(region)) {
    const judging = checks.filter(check => check.judges === 'resource')
    if (judging.length > 0) yield* resourceRows(type, judging, context, evidence, populations)
  }
  for (const check of checks) {
    if (check.judges === 'account' && region === 'global') yield [accountRow(check, context, evidence, populations)]
    if (check.judges === 'region')
      yield regionsFor(type, region, evidence).map(within =>
        accountRow(check, { ...context, region: within }, evidence, populations),
      )
  }
}

/** Checks on the account in each region judge the region at hand; those about an account-wide type judge every region. */
function regionsFor(type: EvidenceType, region: string, evidence: AccountEvidence): readonly string[] {
  if (evidence.regions.length === 0) return ['global']
  if (type.reach === 'account') return evidence.regions
  return region === 'global' ? [] : [region]
}

const pick = ({ account, partition, regions }: AccountEvidence) => ({ account, partition, regions })
const rootArn = (context: Context) => `arn:${context.partition}:iam::${context.account}:root`

function accountRow(
  check: AccountCheck,
  context: Context,
  evidence: AccountEvidence,
  populations: Populations,
): VerdictRow {
  const verdict = judgeAccount(
    check,
    { ...context, asOf: moment(check.type, context.region, evidence) },
    populations.of(check.reads, context.region),
  )
  return { check: check.id, region: context.region, resource: rootArn(context), resourceDigest: null, ...verdict }
}

/** Fewer verdicts than this are not handed on by themselves. */
const BATCH = 500

async function* resourceRows(
  type: EvidenceType,
  checks: readonly ResourceCheck[],
  context: Context,
  evidence: AccountEvidence,
  populations: Populations,
): AsyncGenerator<VerdictRow[]> {
  const onAccount = (verdict: Verdict) =>
    checks.map(check => ({
      check: check.id,
      region: context.region,
      resource: rootArn(context),
      resourceDigest: null,
      ...verdict,
    }))
  const item = evidence.items.find(i => i.type === type.id && i.scope.region === context.region)
  const missing = missingOf(type, context.region, item)
  if (missing.incomplete !== null) yield onAccount(unknown(missing.incomplete))
  let judged = false
  let batch: VerdictRow[] = []
  if (item) {
    const redactions = Map.groupBy(item.redactions, of => of.resource)
    const judgingIn = new Map<string, readonly Judging[]>()
    for await (const resource of evidence.resources(item)) {
      judged = true
      const { id, region } = resource
      const judging =
        judgingIn.get(region) ?? checks.map(check => ({ check, read: populations.of(check.reads, region) }))
      judgingIn.set(region, judging)
      judge(judging, resource, { ...context, region }, redactions.get(id), batch)
      if (batch.length < BATCH) continue
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
  if (!judged && missing.incomplete === null) yield onAccount(notApplicable(missing.elsewhere ?? emptiness(type, item)))
}

/** A check with the populations that it reads. */
interface Judging {
  readonly check: ResourceCheck
  readonly read: object
}

function judge(
  judging: readonly Judging[],
  resource: Resource,
  context: Context,
  redacted: ItemHeader['redactions'] | undefined,
  into: VerdictRow[],
): void {
  const { id, region, digest } = resource
  const settings = guarded(resource, redacted)
  for (const { check, read } of judging) {
    const { status, reason } = judgeSettings(check, resource, settings, context, read)
    into.push({ check: check.id, region, resource: id, resourceDigest: digest, status, reason })
  }
}

function moment(type: EvidenceType, region: string, evidence: AccountEvidence): Date {
  const ofType = (i: ItemHeader) => i.type === type.id
  const item = evidence.items.find(i => ofType(i) && i.scope.region === region) ?? evidence.items.find(ofType)
  return item ? asOf(item) : evidence.startedAt
}

function emptiness(type: EvidenceType, item: ItemHeader | undefined): string {
  const because = item?.population.because
  return because
    ? `There is nothing to judge: ${because}.`
    : `There is nothing to judge: AWS lists no member of "${type.title}" here.`
}
