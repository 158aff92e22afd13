import type { Covered, Extent, Outcome } from '../../evidence/coverage.ts'
import type { LoadedFramework } from '../../frameworks/framework.ts'
import type { RunRequest } from '../../store/index.ts'
import type { AssessedAccount } from './assessed-account.ts'
import { frameworksOf, plannedChecks, plannedTypes } from './plan.ts'

/** What came of one account in a run, and whether the run asked for all of it. */
export function coverageOf(of: AssessedAccount, request: RunRequest, frameworks: readonly LoadedFramework[]): Covered {
  const count = (...statuses: string[]) => of.targets.filter(({ status }) => statuses.includes(status)).length
  const [done, disabled] = [count('done'), count('disabled')]
  const targets = { done, refused: of.targets.length - done - disabled, disabled }
  return { outcome: outcomeOf(of, targets.refused), coverage: { scope: extentOf(of, request, frameworks), targets } }
}

function outcomeOf({ items, discovery }: AssessedAccount, refused: number): Outcome {
  if (items.every(({ population }) => population.gap !== null)) return 'nothing_read'
  const whole = items.every(({ population: p }) => p.complete && p.gap === null && p.gaps === 0 && p.fieldGaps === 0)
  return whole && refused === 0 && discovery !== null && discovery.regions.gap === null ? 'complete' : 'partial'
}

function extentOf(of: AssessedAccount, request: RunRequest, loaded: readonly LoadedFramework[]): Extent {
  const asked = frameworksOf(request, loaded)
  const all = { frameworks: null, types: null }
  const isFull =
    coversRegions(of, request) &&
    covers(plannedTypes(request, asked), plannedTypes(all, loaded)) &&
    covers(idsOf(plannedChecks(request, asked)), idsOf(plannedChecks(all, loaded)))
  return isFull ? 'full' : 'narrowed'
}

/** The account's own regions, as it was connected, else all that it has enabled. */
function coversRegions({ discovery, declaredRegions }: AssessedAccount, { regions }: RunRequest): boolean {
  if (regions === null) return true
  const own = declaredRegions ?? (discovery?.regions.gap === null ? discovery.regions.enabled : null)
  return own !== null && covers(regions, own)
}

const idsOf = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id)

const covers = (some: readonly string[], all: readonly string[]): boolean => {
  const there = new Set(some)
  return all.every(one => there.has(one))
}
