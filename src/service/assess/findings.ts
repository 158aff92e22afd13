import { type FindingContext, findingOf } from '../../assess/finding.ts'
import type { Acceptance, Finding } from '../../evidence/finding.ts'
import { controlsOf } from '../../frameworks/crosswalk.ts'
import type { Framework } from '../../frameworks/framework.ts'
import type { FoundVerdict, StoredAcceptance } from '../../store/index.ts'
import { checkById } from '../frameworks/catalogue.ts'
import type { AssessedAccount } from './assessed-account.ts'

export function findingContext(
  of: Pick<AssessedAccount, 'account' | 'items'>,
  frameworks: readonly Framework[],
  startedAt: Date,
): FindingContext {
  return {
    account: of.account,
    items: of.items,
    startedAt,
    check: checkById,
    controls: controlsOf(frameworks),
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
