import type { PopulationCounts } from '../../../templates/report/view.ts'
import type { PackageData } from '../data.ts'
import type { ItemStats } from './gather.ts'

/** Adds up the items behind a control or a test. `refused`: regions of the scope of which nothing is known. */
export function populationOf(items: Iterable<ItemStats>, refused: number): PopulationCounts {
  const lists = { items: 0, incomplete: 0, reconciled: 0, unlisted: 0 }
  const sum = { ...lists, listed: 0, collected: 0, members: 0, fields: 0, excluded: 0 }
  let regional = false
  for (const item of items) {
    sum.items++
    sum.listed += item.listed
    sum.collected += item.collected
    sum.members += item.gaps
    sum.fields += item.fieldGaps
    sum.excluded += item.excluded
    regional ||= item.regional
    if (!item.complete) sum.incomplete++
    else if (item.reconciled) sum.reconciled++
    else if (item.unlisted) sum.unlisted++
  }
  return { ...sum, refused: regional || sum.items === 0 ? refused : 0 }
}

/** Regions that were asked for and refused, in all accounts. */
export const refusedRegions = ({ scope }: Pick<PackageData, 'scope'>): number =>
  scope.accounts.reduce((sum, { regions }) => sum + regions.refused.length, 0)
