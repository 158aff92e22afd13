import type { PopulationView } from '../../../templates/report/population-view.ts'
import type { GapView } from '../../../templates/report/view.ts'
import { unlisted } from '../../evidence/elsewhere.ts'
import type { Finding } from '../../evidence/finding.ts'
import type { ItemHeader } from '../../evidence/item.ts'
import type { PackageData } from '../format/data.ts'
import { Tally } from '../format/tally.ts'
import { CAPS } from './caps.ts'
import { GapSums } from './gaps.ts'
import type { Names } from './names.ts'
import { type ItemStats, refusedRegions } from './population.ts'
import type { CheckTally, FindingsTally } from './tally-findings.ts'
import { TypeSum } from './tally-items.ts'

export interface Gathered {
  readonly tally: Tally
  readonly populations: PopulationView[]
  readonly stats: ReadonlyMap<string, ItemStats>
  readonly gaps: GapView[]
  readonly names: Names
}

/** One pass over the items; members are read only where a name or a field gap is to be shown. */
export async function gather(data: PackageData, { checks, acceptances }: FindingsTally): Promise<Gathered> {
  const tally = new Tally()
  const sums = new Map<string, TypeSum>()
  const stats = new Map<string, ItemStats>()
  const gaps = new GapSums()
  const names = wantedNames(checks.values(), acceptances.named())
  for (const account of data.scope.accounts) gaps.regions(account)
  for await (const item of data.items()) {
    const { type, population } = item
    tally.item(item)
    tally.resources += population.collected
    stats.set(item.id, statsOf(item))
    const sum = sums.get(type) ?? new TypeSum(item)
    sums.set(type, sum)
    sum.add(item)
    gaps.item(item)
    await readMembers(data, item, names.get(item.id), gaps)
  }
  const share = Math.max(CAPS.leastItems, Math.floor(CAPS.allItems / Math.max(1, sums.size)))
  const refused = refusedRegions(data)
  const populations = [...sums.values()].map(sum => sum.view(share, refused)).sort((a, b) => (a.type < b.type ? -1 : 1))
  return { tally, populations, stats, gaps: gaps.views(), names }
}

function statsOf({ type, scope, population }: ItemHeader): ItemStats {
  const { listed, collected, gaps, fieldGaps, complete, basis } = population
  const excluded = population.excluded.reduce((sum, { count }) => sum + count, 0)
  const regional = scope.region !== 'global'
  const made = {
    reconciled: basis === 'reconciled',
    unlisted: unlisted(population) !== undefined,
    computed: basis === 'derived',
  }
  return { type, listed, collected, gaps, fieldGaps, complete, ...made, regional, excluded }
}

/** The resources that the report will name: those of the kept findings. */
function wantedNames(checks: Iterable<CheckTally>, others: Iterable<Finding>): Map<string, Map<string, string | null>> {
  const wanted = new Map<string, Map<string, string | null>>()
  const want = ({ evidence, resource }: Finding) => {
    if (evidence === null) return
    const names = wanted.get(evidence) ?? new Map<string, string | null>()
    wanted.set(evidence, names.set(resource, null))
  }
  for (const { failing, unknown, passing, accepted } of checks)
    for (const list of [failing, unknown, passing, accepted]) list.forEach(want)
  for (const finding of others) want(finding)
  return wanted
}

async function readMembers(
  data: PackageData,
  item: ItemHeader,
  names: Map<string, string | null> | undefined,
  gaps: GapSums,
): Promise<void> {
  let unnamed = names?.size ?? 0
  let unseen = item.population.fieldGaps
  if (unnamed === 0 && unseen === 0) return
  for await (const resource of data.resources(item)) {
    if (names?.has(resource.id)) {
      names.set(resource.id, resource.name)
      unnamed--
    }
    if (resource.gaps.length > 0) gaps.fields(item, resource)
    unseen -= resource.gaps.length
    if (unnamed <= 0 && unseen <= 0) return
  }
}
