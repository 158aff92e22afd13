import { csvOf, type Format, jsonOf, type Sheet, TYPES } from './files.ts'
import { xlsxOf } from './xlsx.ts'

/** A table as a file. */
export async function fileOf(format: Format, sheet: Sheet): Promise<Blob> {
  if (format === 'xlsx') return (await xlsxOf(sheet)).slice(0, undefined, TYPES.xlsx)
  return new Blob(format === 'csv' ? csvOf(sheet) : jsonOf(sheet), { type: TYPES[format] })
}
