import type { PopulationCounts } from '../../../templates/report/view.ts'
import type { ItemStats } from './gather.ts'

/** Adds up the items behind a control or a test. */
export function populationOf(items: Iterable<ItemStats>): PopulationCounts {
  const sum = { items: 0, listed: 0, collected: 0, members: 0, fields: 0, incomplete: 0, reconciled: 0, excluded: 0 }
  for (const item of items) {
    sum.items++
    sum.listed += item.listed
    sum.collected += item.collected
    sum.members += item.gaps
    sum.fields += item.fieldGaps
    sum.excluded += item.excluded
    if (!item.complete) sum.incomplete++
    else if (item.reconciled) sum.reconciled++
  }
  return sum
}
