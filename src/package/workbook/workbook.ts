import type { Finding } from '../../evidence/finding.ts'
import type { ItemHeader, Resource } from '../../evidence/item.ts'
import type { ControlRow } from '../../frameworks/basis.ts'
import { Archive } from '../build/archive.ts'
import { CONTROLS, evidencePath, FINDINGS } from '../format/layout.ts'
import { isReviewed, REVIEW_COLUMNS, reviewFacts, reviewRows } from './access-review.ts'
import { Book } from './book.ts'
import {
  ABOUT_COLUMNS,
  controlSheetColumns,
  POPULATION_COLUMNS,
  SHEET_FINDING_COLUMNS,
  TEST_COLUMNS,
  type TestRow,
} from './columns.ts'
import { emptyText, populationFacts } from './completeness.ts'
import { DRIFT_COLUMNS, type DriftRow } from './drift.ts'
import { resourceColumns } from './settings-columns.ts'
import { MOST_ROWS, workbookParts } from './spreadsheet.ts'

/** What a workbook is made from; everything that grows with the account is a stream, which is read more than once. */
export interface WorkbookSource {
  readonly created: string
  /** What the first sheet says of the package: names and values. */
  readonly about: readonly (readonly [string, string])[]
  /** What stands on every sheet: of which package it is, from where, when, and how whole. */
  readonly facts: readonly (readonly [string, string])[]
  readonly frameworks: readonly { readonly id: string }[]
  /** What changed since the package before. */
  readonly changes: { readonly rows: readonly DriftRow[]; readonly empty: string }
  controls(framework: string): AsyncIterable<ControlRow> | Iterable<ControlRow>
  findings(): AsyncIterable<Finding>
  items(): AsyncIterable<ItemHeader>
  resources(item: ItemHeader): AsyncIterable<Resource>
}

/**
 * An XLSX workbook of the data, as a stream: what it is of, the list of populations, a sheet per framework, the tests, their
 * findings, an access review where the package says what principals can do, and one per population. Above its table each sheet says of what it is and how whole that is. All cells are
 * numbers or texts, so that nothing is run; texts longer than a cell holds, and sheets longer than a sheet holds, end with
 * a note of it.
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
    await addSheets(book, source)
    for (const [path, text] of workbookParts(book.sheets)) await archive.add(path, [text])
    await archive.finish()
    return book.sheets
  } catch (error) {
    await archive.discard()
    throw error
  }
}

async function addSheets(book: Book, source: WorkbookSource): Promise<void> {
  const { facts } = source
  const [about, listed] = [book.name('package'), book.name('populations')]
  const frameworks = source.frameworks.map(({ id }) => ({ id, name: book.name(id) }))
  const [tests, findings] = [book.name('tests'), book.name('findings')]
  const changes = book.name('changes')
  const review = book.name('access review')
  const populations: (ItemHeader & { sheet: string; file: string })[] = []
  for await (const item of source.items()) {
    const { account, region } = item.scope
    const sheet = book.name(item.type.replace(/^aws\./, ''), region)
    populations.push({ ...item, sheet, file: evidencePath(account, region, item.type) })
  }
  const rows = await testRows(source.findings())

  await book.add(about, { columns: ABOUT_COLUMNS, rows: source.about })
  await book.add(listed, { facts, columns: POPULATION_COLUMNS, rows: populations })
  const titles = new Map(rows.map(({ check, title }) => [check, title]))
  for (const { id, name } of frameworks) {
    const columns = controlSheetColumns(titles, await firstOf(source.controls(id)))
    await book.add(name, { facts, columns, rows: source.controls(id), file: CONTROLS })
  }
  await book.add(tests, { facts, columns: TEST_COLUMNS, rows })
  await book.add(findings, { facts, columns: SHEET_FINDING_COLUMNS, rows: source.findings(), file: FINDINGS })
  await book.add(changes, { facts, columns: DRIFT_COLUMNS, ...source.changes })
  const reviewed = populations.filter(isReviewed)
  if (reviewed.length > 0)
    await book.add(review, {
      facts: [...reviewFacts(reviewed), ...facts],
      columns: REVIEW_COLUMNS,
      rows: reviewRows(reviewed, item => source.resources(item)),
      file: reviewed.map(({ file }) => file).join(', '),
      empty: reviewed.map(emptyText).join(' '),
    })
  for (const item of populations)
    await book.add(item.sheet, {
      facts: [...populationFacts(item), ...facts],
      columns: await resourceColumns(source.resources(item)),
      rows: source.resources(item),
      file: item.file,
      empty: emptyText(item),
    })
}

async function firstOf<T>(rows: AsyncIterable<T> | Iterable<T>): Promise<T | undefined> {
  for await (const row of rows) return row
  return undefined
}

/** A row a check, by title. */
async function testRows(findings: AsyncIterable<Finding>): Promise<TestRow[]> {
  const rows = new Map<string, TestRow>()
  for await (const { check, title, severity, controls, status } of findings) {
    const row = rows.get(check) ?? {
      ...{ check, title, severity, controls },
      counts: { pass: 0, fail: 0, unknown: 0, not_applicable: 0 },
    }
    row.counts[status]++
    rows.set(check, row)
  }
  return [...rows.values()].sort((a, b) => a.title.localeCompare(b.title, 'en') || (a.check < b.check ? -1 : 1))
}
