import type { Archive } from '../build/archive.ts'
import type { ColumnList } from './columns.ts'
import { cellOf, headOf, SheetNames, sheetText } from './spreadsheet.ts'

export interface Sheet<T> {
  /** What stands above the table: names and values. */
  readonly facts?: readonly (readonly [string, string])[]
  readonly columns: ColumnList<T>
  readonly rows: AsyncIterable<T> | Iterable<T>
  /** What of the package holds all rows, where a sheet cannot. */
  readonly file?: string
  /** What stands in the place of rows where there are none. */
  readonly empty?: string
}

/** Adds sheets one after the other. */
export class Book {
  readonly sheets: string[] = []
  readonly #archive: Archive
  readonly #mostRows: number
  readonly #names = new SheetNames()

  constructor(archive: Archive, mostRows: number) {
    this.#archive = archive
    this.#mostRows = mostRows
  }

  /** A name for a sheet to come; `end` is never cut. */
  name(wanted: string, end?: string): string {
    return this.#names.of(wanted, end)
  }

  async add<T>(name: string, { facts = [], columns, rows, file = '', empty }: Sheet<T>): Promise<void> {
    this.sheets.push(name)
    const path = `xl/worksheets/sheet${this.sheets.length}.xml`
    const above = facts.map(([what, value]) => headOf(what) + cellOf(value))
    const table = capped(cells(columns, rows, empty), this.#mostRows - above.length, file)
    const titles = columns.map(([title]) => title)
    await this.#archive.add(path, sheetText(titles, above, table))
  }
}

async function* cells<T>(
  columns: ColumnList<T>,
  rows: AsyncIterable<T> | Iterable<T>,
  empty: string | undefined,
): AsyncGenerator<string> {
  yield columns.map(([title]) => headOf(title)).join('')
  let some = false
  for await (const row of rows) {
    some = true
    yield columns.map(([, get]) => cellOf(get(row))).join('')
  }
  if (!some && empty !== undefined) yield cellOf(empty)
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
