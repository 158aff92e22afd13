import type { ItemHeader } from '../../evidence/item.ts'
import type { Drift } from '../format/manifest.ts'
import { Flips } from './flips.ts'
import { byKeys, joined } from './join.ts'
import { Members } from './members.ts'
import { NotCompared } from './not-compared.ts'
import { reachOf } from './reach.ts'
import { type ComparedFinding, type DriftCaps, MANIFEST_CAPS, type Side, type Sides } from './side.ts'

const PLACE = byKeys<ItemHeader>(
  item => item.scope.account,
  item => item.scope.region,
  item => item.type,
)
const FINDING = byKeys<ComparedFinding>(
  finding => finding.account,
  finding => finding.region,
  finding => finding.check,
  finding => finding.resource,
)

/**
 * What changed in the account from one package to the next: resources that are new, gone or set otherwise, and findings of
 * another status. What a gap, another scope or another list of tests keeps from being compared is said, never counted as a
 * change. Memory does not grow with the account.
 */
export async function compare(before: Side, now: Side, caps: DriftCaps = MANIFEST_CAPS): Promise<Drift> {
  const unknown = new NotCompared()
  const sides: Sides = {
    before,
    now,
    reachedThen: reachOf(before.scope),
    reachedNow: reachOf(now.scope),
    unknown,
    caps,
  }
  const [members, flips] = [new Members(sides), new Flips(sides)]
  for await (const [old, own] of joined(before.items(), now.items(), PLACE)) await members.add(old, own)
  for await (const [old, own] of joined(before.findings(), now.findings(), FINDING)) flips.add(old, own)
  return { resources: members.types(), ...flips.found(), notCompared: unknown.list() }
}

/** Whether anything changed, or could not be compared. */
export const isSame = ({ resources, statuses, notCompared }: Drift): boolean =>
  resources.length === 0 && statuses.length === 0 && notCompared.length === 0
