import type { Resource } from '../../evidence/item.ts'
import { canonicalJson } from '../../evidence/json.ts'
import { Archive } from '../archive.ts'
import { CONTROL_COLUMNS, type Columns, FINDING_COLUMNS } from '../csv.ts'
import type { PackageData } from '../data.ts'
import { evidencePath } from '../layout.ts'
import { cellOf, MOST_ROWS, SheetNames, sheetText, workbookParts } from './spreadsheet.ts'

const RESOURCE_COLUMNS: Columns<Resource> = {
  id: row => row.id,
  name: row => row.name,
  region: row => row.region,
  digest: row => row.digest,
  gaps: row => row.gaps.map(({ field, reason }) => `${field} (${reason})`).join(';'),
  settings: row => canonicalJson(row.settings),
  observed: row => (row.observed ? canonicalJson(row.observed) : null),
}

/**
 * An XLSX workbook of the data, as a stream: a sheet per framework, one of findings, one per population. All cells are numbers or
 * texts, so that nothing is run; texts longer than a cell holds, and sheets longer than a sheet holds, end with a note of it.
 *
 * @param output path of the file; what is there is replaced once the new one is whole
 * @throws PackageError
 */
export async function writeWorkbook(data: PackageData, output: string): Promise<void> {
  const archive = new Archive(output, new Date(data.created))
  try {
    const names = new SheetNames()
    const sheets: string[] = []
    const add = async <T>(name: string, columns: Columns<T>, rows: AsyncIterable<T> | Iterable<T>) => {
      sheets.push(names.of(name))
      await archive.add(`xl/worksheets/sheet${sheets.length}.xml`, sheetText(cells(columns, rows)))
    }
    for (const { id } of data.frameworks)
      await add(
        id,
        CONTROL_COLUMNS,
        data.controls.filter(({ framework }) => framework === id),
      )
    await add('findings', FINDING_COLUMNS, data.findings())
    const index: string[][] = []
    for await (const item of data.items()) {
      const { account, region } = item.scope
      const short = item.type.replace(/^aws\./, '')
      await add(`${short} ${region}`, RESOURCE_COLUMNS, data.resources(item))
      index.push([
        sheets.at(-1) ?? '',
        item.type,
        account,
        region,
        item.population.definition,
        evidencePath(account, region, item.type),
      ])
    }
    await add('populations', INDEX_COLUMNS, index)
    for (const [path, text] of workbookParts(sheets)) await archive.add(path, [text])
    await archive.finish()
  } catch (error) {
    await archive.discard()
    throw error
  }
}

const INDEX_COLUMNS: Columns<string[]> = {
  sheet: row => row[0] ?? null,
  type: row => row[1] ?? null,
  account: row => row[2] ?? null,
  region: row => row[3] ?? null,
  population: row => row[4] ?? null,
  file: row => row[5] ?? null,
}

async function* cells<T>(columns: Columns<T>, rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<string> {
  const getters = Object.values(columns)
  yield Object.keys(columns).map(cellOf).join('')
  let written = 1
  for await (const row of rows) {
    if (++written === MOST_ROWS) {
      yield cellOf('There are more rows than a sheet holds; the rest is in the JSON and CSV files of the package.')
      return
    }
    yield getters.map(get => cellOf(get(row))).join('')
  }
}
