import type { Check, EvidenceType } from '../../connectors/kit/index.ts'
import { type Finding, findingId } from '../evidence/finding.ts'
import { asOf, type ItemHeader } from '../evidence/item.ts'
import type { VerdictRow } from './assess-account.ts'

/** What turns verdicts into findings: the checks as they are, the controls they are mapped to, the items of the run. */
export interface FindingContext {
  readonly account: string
  readonly check: (id: string) => Check | undefined
  readonly controls: (check: string) => readonly string[]
  /** The items of the account in this run. */
  readonly items: readonly ItemHeader[]
  readonly startedAt: Date
}

/** The finding of a verdict: its texts, its controls, and the evidence it rests on. */
export function findingOf(row: VerdictRow, context: FindingContext): Finding {
  const check = context.check(row.check)
  const item = check && itemFor(check.type, row.region, context.items)
  return {
    id: findingId({ check: row.check, account: context.account, region: row.region, resource: row.resource }),
    check: row.check,
    title: check?.title ?? row.check,
    status: row.status,
    reason: row.reason,
    severity: check?.severity ?? 'low',
    account: context.account,
    region: row.region,
    resource: row.resource,
    resourceDigest: row.resourceDigest,
    evidence: item?.id ?? null,
    inputs: check ? inputsOf(check, row.region, context.items, item) : [],
    observedAt: (item ? asOf(item) : context.startedAt).toISOString(),
    remediation: check?.remediation ?? '',
    controls: context.controls(row.check),
    acceptance: null,
  }
}

const itemFor = (type: EvidenceType, region: string, items: readonly ItemHeader[]) => {
  const ofType = items.filter(item => item.type === type.id)
  return type.reach === 'account'
    ? ofType[0]
    : (ofType.find(item => item.scope.region === region) ?? (region === 'global' ? ofType[0] : undefined))
}

/** Ids of the further items a check read. */
function inputsOf(check: Check, region: string, items: readonly ItemHeader[], own: ItemHeader | undefined): string[] {
  const read = Object.values(check.reads).flatMap(({ type, within }) =>
    items.filter(
      item =>
        item.type === type.id && (within === 'account' || type.reach === 'account' || item.scope.region === region),
    ),
  )
  return [...new Set(read.map(item => item.id))].filter(id => id !== own?.id).sort()
}
