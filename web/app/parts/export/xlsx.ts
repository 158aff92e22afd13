import { cellOf, headOf, MOST_ROWS, sheetText, workbookParts } from '../../../../src/package/workbook/spreadsheet.ts'
import { messages } from '../../messages.ts'
import type { Sheet } from './files.ts'
import { zipOf } from './zip.ts'

/** A workbook of one sheet, of the same parts as the workbook of a package. */
export async function xlsxOf({ titles, rows }: Sheet): Promise<Blob> {
  if (rows.length >= MOST_ROWS) throw new Error(messages.exports.tooLong)
  const lines: string[] = []
  for await (const line of sheetText(titles, [], cells({ titles, rows }))) lines.push(line)
  const parts = workbookParts([SHEET])
  return zipOf([
    ...parts.map(([path, text]) => [path, new Blob([text])] as const),
    ['xl/worksheets/sheet1.xml', new Blob(lines)],
  ])
}

const SHEET = 'Exhibit'

async function* cells({ titles, rows }: Sheet): AsyncGenerator<string> {
  yield titles.map(headOf).join('')
  for (const row of rows) yield row.map(cellOf).join('')
}
