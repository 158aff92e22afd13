import { cellText } from '../../../../src/package/format/csv.ts'

/** What a cell of an export holds: what the table says, whole. */
export type Cell = string | number | null

export interface Sheet {
  readonly titles: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

export const TYPES = {
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

export type Format = keyof typeof TYPES

/** As the tables of a package are written: what a spreadsheet would run as a formula has an apostrophe before it. */
export function csvOf({ titles, rows }: Sheet): string[] {
  return [titles, ...rows].map(row => `${row.map(cellText).join(',')}\r\n`)
}

/** An object for each row. Settings of a resource may be called like a column of ours, or like each other's. */
export function jsonOf({ titles, rows }: Sheet): string[] {
  const names = titles.map((title, at) => (titles.indexOf(title) === at ? title : `${title} (${at + 1})`))
  const lines = rows.map(row => JSON.stringify(Object.fromEntries(names.map((name, at) => [name, row[at] ?? null]))))
  return ['[\n', lines.join(',\n'), '\n]\n']
}
