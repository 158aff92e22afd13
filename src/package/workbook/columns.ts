import type { Finding } from '../../evidence/finding.ts'
import type { ItemHeader } from '../../evidence/item.ts'
import type { ControlRow } from '../../frameworks/basis.ts'
import { type Columns, controlColumns, FINDING_COLUMNS } from '../format/csv.ts'
import { resourceName } from '../format/display.ts'
import { completeness } from './completeness.ts'

/** Columns as a list: settings of a resource may be called like a column of ours. */
export type ColumnList<T> = readonly (readonly [title: string, cell: (row: T) => string | number | null])[]

export const listOfColumns = <T>(columns: Columns<T>): ColumnList<T> => Object.entries(columns)

export const ABOUT_COLUMNS: ColumnList<readonly [string, string]> = [
  ['what', row => row[0]],
  ['value', row => row[1]],
]

const LED: ReadonlySet<string> = new Set(['title', 'status', 'region', 'reason', 'severity'])

/** As in findings.csv, with the title first and a name for accounts, whose ARN reads like their root user. */
export const SHEET_FINDING_COLUMNS: ColumnList<Finding> = [
  ['title', row => row.title],
  ['status', row => row.status],
  ['resource name', row => resourceName(row.resource)],
  ['region', row => row.region],
  ['reason', row => row.reason],
  ['severity', row => row.severity],
  ...listOfColumns(FINDING_COLUMNS).filter(([key]) => !LED.has(key)),
]

/** As in controls.csv, with the titles of the tests before their ids, and in what their passes mean. */
export function controlSheetColumns(
  titles: ReadonlyMap<string, string>,
  first: ControlRow | undefined,
): ColumnList<ControlRow> {
  const titled = (id: string) => titles.get(id) ?? id
  const tests = ({ checks }: ControlRow) => checks.map(titled).join('; ')
  const links = ({ links = [] }: ControlRow) =>
    links.map(({ check, strength, because }) => `${titled(check)} (${strength}): ${because}`).join('\n')
  return listOfColumns(controlColumns(first)).flatMap(column => {
    if (column[0] === 'links') return [['links', links]]
    return column[0] === 'checks' ? [['tests', tests], column] : [column]
  })
}

/** What came of one test over all its resources. */
export interface TestRow extends Pick<Finding, 'check' | 'title' | 'severity'> {
  readonly counts: Record<Finding['status'], number>
  readonly controls: readonly string[]
}

export const TEST_COLUMNS: ColumnList<TestRow> = [
  ['title', row => row.title],
  ['severity', row => row.severity],
  ['fail', row => row.counts.fail],
  ['unknown', row => row.counts.unknown],
  ['pass', row => row.counts.pass],
  ['nothing to test', row => row.counts.not_applicable],
  ['controls', row => row.controls.join(';')],
  ['check', row => row.check],
]

export type PopulationRow = Pick<ItemHeader, 'type' | 'title' | 'scope' | 'population' | 'digest'> & {
  readonly sheet: string
  readonly file: string
}

export const POPULATION_COLUMNS: ColumnList<PopulationRow> = [
  ['sheet', row => row.sheet],
  ['type', row => row.type],
  ['account', row => row.scope.account],
  ['region', row => row.scope.region],
  ['listed', row => row.population.listed],
  ['collected', row => row.population.collected],
  ['gaps', row => row.population.gaps],
  ['fieldGaps', row => row.population.fieldGaps],
  ['excluded', row => row.population.excluded.reduce((sum, { count }) => sum + count, 0)],
  ['completeness', row => completeness(row.population)],
  ['population', row => row.population.definition],
  ['title', row => row.title],
  ['file', row => row.file],
  ['digest', row => row.digest],
]
