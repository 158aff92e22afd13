import { unlisted } from '../../evidence/elsewhere.ts'
import type { Finding } from '../../evidence/finding.ts'
import type { ItemHeader, Resource } from '../../evidence/item.ts'
import { canonicalJson } from '../../evidence/json.ts'
import type { ControlResult } from '../../frameworks/framework.ts'
import { Archive } from '../build/archive.ts'
import { CONTROL_COLUMNS, type Columns, FINDING_COLUMNS } from '../format/csv.ts'
import { CONTROLS, evidencePath, FINDINGS } from '../format/layout.ts'
import { cellOf, headOf, MOST_ROWS, SheetNames, sheetText, workbookParts } from './spreadsheet.ts'

/** What a workbook is made from; everything that grows with the account is a stream. */
export interface WorkbookSource {
  readonly created: string
  /** What the first sheet says of the package: names and values. */
  readonly about: readonly (readonly [string, string])[]
  readonly frameworks: readonly { readonly id: string }[]
  controls(framework: string): AsyncIterable<ControlResult> | Iterable<ControlResult>
  findings(): AsyncIterable<Finding>
  items(): AsyncIterable<ItemHeader>
  resources(item: ItemHeader): AsyncIterable<Resource>
}

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
 * An XLSX workbook of the data, as a stream: what it is of, a sheet per framework, one of findings, one per population and
 * their list. All cells are numbers or texts, so that nothing is run; texts longer than a cell holds, and sheets longer than a
 * sheet holds, end with a note of it.
 *
 * @param output path of the file; what is there is replaced once the new one is whole
 * @returns names of the sheets
 * @throws PackageError
 */
export async function writeWorkbook(
  source: WorkbookSource,
  output: string,
  { mostRows = MOST_ROWS }: { mostRows?: number } = {},
): Promise<string[]> {
  const archive = new Archive(output, new Date(source.created))
  try {
    const book = new Book(archive, mostRows)
    await book.add('package', ABOUT_COLUMNS, source.about)
    for (const { id } of source.frameworks) await book.add(id, CONTROL_COLUMNS, source.controls(id), CONTROLS)
    await book.add('findings', FINDING_COLUMNS, source.findings(), FINDINGS)
    await addPopulations(book, source)
    for (const [path, text] of workbookParts(book.sheets)) await archive.add(path, [text])
    await archive.finish()
    return book.sheets
  } catch (error) {
    await archive.discard()
    throw error
  }
}

async function addPopulations(book: Book, source: WorkbookSource): Promise<void> {
  const index: PopulationRow[] = []
  for await (const item of source.items()) {
    const { account, region } = item.scope
    const file = evidencePath(account, region, item.type)
    const short = item.type.replace(/^aws\./, '')
    const sheet = await book.add(`${short} ${region}`, RESOURCE_COLUMNS, source.resources(item), file)
    index.push({ ...item, file, sheet })
  }
  await book.add('populations', POPULATION_COLUMNS, index)
}

/** Adds sheets one after the other. */
class Book {
  readonly sheets: string[] = []
  readonly #archive: Archive
  readonly #mostRows: number
  readonly #names = new SheetNames()

  constructor(archive: Archive, mostRows: number) {
    this.#archive = archive
    this.#mostRows = mostRows
  }

  /** `file`: what of the package holds all rows, where a sheet cannot. Returns the name of the sheet. */
  async add<T>(wanted: string, columns: Columns<T>, rows: AsyncIterable<T> | Iterable<T>, file = ''): Promise<string> {
    const name = this.#names.of(wanted)
    this.sheets.push(name)
    const path = `xl/worksheets/sheet${this.sheets.length}.xml`
    await this.#archive.add(path, sheetText(Object.keys(columns), capped(cells(columns, rows), this.#mostRows, file)))
    return name
  }
}

const ABOUT_COLUMNS: Columns<readonly [string, string]> = { what: row => row[0], value: row => row[1] }

type PopulationRow = Pick<ItemHeader, 'type' | 'scope' | 'population' | 'digest'> & { sheet: string; file: string }

const POPULATION_COLUMNS: Columns<PopulationRow> = {
  sheet: row => row.sheet,
  type: row => row.type,
  account: row => row.scope.account,
  region: row => row.scope.region,
  listed: row => row.population.listed,
  collected: row => row.population.collected,
  gaps: row => row.population.gaps,
  fieldGaps: row => row.population.fieldGaps,
  excluded: row => row.population.excluded.reduce((sum, { count }) => sum + count, 0),
  completeness: row => completeness(row.population),
  population: row => row.population.definition,
  file: row => row.file,
  digest: row => row.digest,
}

/** The report's words, for a list as for the document. */
function completeness(population: ItemHeader['population']): string {
  const { complete, gap, basis } = population
  if (!complete) return `NOT complete: ${gap ? `${gap.action} ${gap.reason} (${gap.detail})` : 'no reason recorded'}`
  const why = unlisted(population)
  if (why !== undefined) return why
  return basis === 'reconciled'
    ? 'complete, reconciled with a second count'
    : 'complete as AWS listed it, not independently reconciled'
}

async function* cells<T>(columns: Columns<T>, rows: AsyncIterable<T> | Iterable<T>): AsyncGenerator<string> {
  const getters = Object.values(columns)
  yield Object.keys(columns).map(headOf).join('')
  for await (const row of rows) yield getters.map(get => cellOf(get(row))).join('')
}

/** At most so many rows; where there are more, the last one says so. */
async function* capped(rows: AsyncIterable<string>, most: number, file: string): AsyncGenerator<string> {
  let given = 0
  let last: string | undefined
  for await (const row of rows) {
    if (last !== undefined) {
      yield cellOf(`There are more rows than a sheet holds; all are in ${file} of the package.`)
      return
    }
    if (++given === most) last = row
    else yield row
  }
  if (last !== undefined) yield last
}
