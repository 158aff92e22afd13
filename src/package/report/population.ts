import type { PopulationCounts, TypeCounts } from '../../../templates/report/population-view.ts'
import type { PackageData } from '../format/data.ts'

/** The numbers of one item that its controls are described with. */
export interface ItemStats {
  readonly type: string
  readonly listed: number
  readonly collected: number
  readonly gaps: number
  readonly fieldGaps: number
  readonly complete: boolean
  readonly reconciled: boolean
  /** No list was made though nothing is missing. */
  readonly unlisted: boolean
  /** Not listed, but computed from other items. */
  readonly computed: boolean
  /** Of one region; else of the whole account. */
  readonly regional: boolean
  readonly excluded: number
}

/** Adds up the items behind a control or a test. `refused`: regions of the scope of which nothing is known. */
export function populationOf(items: Iterable<ItemStats>, refused: number): PopulationCounts {
  const lists = { items: 0, incomplete: 0, reconciled: 0, unlisted: 0, computed: 0 }
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
    else if (item.computed) sum.computed++
  }
  return { ...sum, refused: regional || sum.items === 0 ? refused : 0 }
}

/** The same by evidence type: unlike things are not added up. */
export const countsByType = (items: Iterable<ItemStats>): TypeCounts[] =>
  [...Map.groupBy(items, ({ type }) => type)].map(([type, all]) => ({
    type,
    items: all.length,
    listed: all.reduce((sum, { listed }) => sum + listed, 0),
    collected: all.reduce((sum, { collected }) => sum + collected, 0),
  }))

/** Regions that were asked for and refused, in all accounts. */
export const refusedRegions = ({ scope }: Pick<PackageData, 'scope'>): number =>
  scope.accounts.reduce((sum, { regions }) => sum + regions.refused.length, 0)
