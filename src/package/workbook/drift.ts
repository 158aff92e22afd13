import { resourceName } from '../format/display.ts'
import type { Drift, NamedResource } from '../format/manifest.ts'
import type { ColumnList } from './columns.ts'

/** A row of the sheet: a finding of another status, a resource, or what could not be compared. */
export interface DriftRow {
  readonly what: string
  readonly of: string
  readonly resource: string
  readonly account: string
  readonly region: string
  readonly details: string
  readonly count: number | null
}

export const DRIFT_COLUMNS: ColumnList<DriftRow> = [
  ['change', row => row.what],
  ['test or evidence type', row => row.of],
  ['resource', row => row.resource],
  ['account', row => row.account],
  ['region', row => row.region],
  ['details', row => row.details],
  ['how many in all', row => row.count],
]

/** Of a manifest. */
interface Compared {
  readonly previous?: { readonly drift?: Drift | null } | null
}

const EMPTY = { resource: '', account: '', region: '', details: '', count: null }
const word = (status: string | null): string => (status ?? 'no finding').replaceAll('_', ' ')

/** Findings that failed since lead, as in the report; sums stand before what they are of. */
export function driftRows({ previous }: Compared): DriftRow[] {
  const drift = previous?.drift
  return drift ? [...findings(drift), ...resources(drift), ...notCompared(drift)] : []
}

function findings({ statuses, flips }: Drift): DriftRow[] {
  return statuses.flatMap(({ before, now, count }) => {
    const what = `${word(before)} → ${word(now)}`
    const named = flips.filter(flip => flip.before === before && flip.now === now)
    return [
      { ...EMPTY, what, of: 'all tests', count, details: count > named.length ? 'the first ones follow' : '' },
      ...named.map(({ title, resource, account, region, testChanged }) => ({
        ...{ ...EMPTY, what, of: title, resource: resourceName(resource), account, region },
        details: testChanged ? 'the test changed, too' : '',
      })),
    ]
  })
}

function resources({ resources: types }: Drift): DriftRow[] {
  return types.flatMap(({ type, added, gone, changed, examples }) => {
    const rows = <T extends NamedResource>(
      what: string,
      count: number,
      list: readonly T[],
      details: (of: T) => string,
    ) =>
      count === 0
        ? []
        : [
            { ...EMPTY, what, of: type, count, details: count > list.length ? 'the first ones follow' : '' },
            ...list.map(one => ({
              ...{ ...EMPTY, what, of: type, resource: one.id, account: one.account, region: one.region },
              details: details(one),
            })),
          ]
    return [
      ...rows('new', added, examples.added, ({ name }) => name),
      ...rows('gone', gone, examples.gone, ({ name }) => name),
      ...rows('changed', changed, examples.changed, ({ fields }) => fields.join(', ')),
    ]
  })
}

const notCompared = ({ notCompared: all }: Drift): DriftRow[] =>
  all.map(({ what, of, because, count }) => ({ ...EMPTY, what: `NOT COMPARED: ${what}`, of, details: because, count }))

/** What stands in the place of rows where there are none. */
export function noDriftText({ previous }: Compared): string {
  if (!previous) return 'There is no package before this one to compare with.'
  return previous.drift ? 'Nothing changed since the package before.' : 'Not compared with the package before.'
}
