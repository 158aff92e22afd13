/** The least of SpreadsheetML (ECMA-376) that a workbook of plain tables needs: inline texts and numbers, no formulas. */

/** Rows of a sheet, and characters of a cell, that Excel takes at most. */
export const MOST_ROWS = 1_048_576
const MOST_CHARACTERS = 32_767
const CUT = ' … (cut; the whole is in the package)'
const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Text as XML holds it; characters that XML 1.0 has no way to write become U+FFFD. */
export const xml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to be replaced.
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')

/** Indexes of the styles below. */
const STYLE = { head: 1, text: 2 } as const

/**
 * A cell; its place follows from the order of cells. Texts have the style with `quotePrefix`: whoever edits a cell that
 * begins with `=` does not make a formula of it.
 */
export function cellOf(value: string | number | null): string {
  if (value === null) return '<c/>'
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  const text = value.length > MOST_CHARACTERS ? value.slice(0, MOST_CHARACTERS - CUT.length) + CUT : value
  return inline(text, STYLE.text)
}

export const headOf = (title: string): string => inline(title, STYLE.head)

const inline = (text: string, style: number): string =>
  `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml(literal(text))}</t></is></c>`

/**
 * In a text of a cell `_x0041_` means A (ECMA-376 part 1, section 22.9.2.19, ST_Xstring), and `_x005F_` an underscore. Every underscore that
 * begins such a form is written so, also one that ends another: `_x0041_x0042_`.
 */
const literal = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

/** Characters wide, by the title of a column. */
const WIDE: Readonly<Record<string, number>> = {
  ...{
    id: 36,
    resource: 44,
    title: 52,
    reason: 60,
    because: 60,
    settings: 80,
    remediation: 44,
    population: 52,
    file: 52,
  },
  ...{
    value: 90,
    tests: 60,
    'resource name': 44,
    what: 28,
    completeness: 52,
    type: 30,
    check: 36,
    checks: 36,
    sheet: 32,
    principal: 52,
    'through, or why unknown': 44,
    escalations: 60,
    'can erase': 44,
    'assumable by outsiders': 44,
    'access keys': 44,
    'last used': 24,
    'decision (keep / change / remove)': 32,
    note: 44,
  },
}

/**
 * A worksheet: what stands above the table, then its rows, given as cells, the first of which is the head. Down to the head
 * all stays in sight, and the table can be filtered.
 */
export async function* sheetText(
  titles: readonly string[],
  above: readonly string[],
  rows: AsyncIterable<string>,
): AsyncGenerator<string> {
  const columns = titles.map(
    (title, index) => `<col min="${index + 1}" max="${index + 1}" width="${WIDE[title] ?? 15}" customWidth="1"/>`,
  )
  const head = above.length + 1
  const pane = `<pane ySplit="${head}" topLeftCell="A${head + 1}" activePane="bottomLeft" state="frozen"/>`
  yield `${HEADER}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>`
  for (const row of above) yield `<row>${row}</row>`
  let last = above.length
  for await (const row of rows) {
    last++
    yield `<row>${row}</row>`
  }
  yield `</sheetData><autoFilter ref="A${head}:${letters(titles.length)}${Math.max(head, last)}"/></worksheet>`
}

/** How a spreadsheet calls the n-th column: A, Z, AA. */
export const letters = (column: number): string =>
  (column > 26 ? letters(Math.floor((column - 1) / 26)) : '') + String.fromCharCode(65 + ((column - 1) % 26))

const LONGEST_NAME = 31

/**
 * Names of sheets: at most 31 characters, without []:*?/\ and quotes at the ends, each once in upper and lower case; Excel
 * keeps one. The end (a region) is what tells sheets of one type apart: what is too long is cut before it.
 */
export class SheetNames {
  readonly #used = new Set(['history'])

  of(wanted: string, end = ''): string {
    const clean = (text: string) => text.replace(/[[\]:*?/\\]/g, '-').replace(/^'+|'+$/g, '')
    const base = clean(wanted) || 'sheet'
    const tail = end === '' ? '' : ` ${clean(end)}`.slice(0, LONGEST_NAME - 8)
    for (let count = 1; ; count++) {
      const suffix = (count === 1 ? '' : ` ${count}`) + tail
      const room = LONGEST_NAME - suffix.length
      const name = (base.length > room ? `${base.slice(0, room - 1)}…` : base) + suffix
      if (this.#used.has(name.toLowerCase())) continue
      this.#used.add(name.toLowerCase())
      return name
    }
  }
}

/** The parts beside the sheets, by path. */
export function workbookParts(sheets: readonly string[]): [string, string][] {
  const numbered = sheets.map((name, index) => ({ name, number: index + 1 }))
  const part = (path: string, type: string) =>
    `<Override PartName="/${path}" ContentType="${SPREADSHEET}.${type}+xml"/>`
  const types = [
    part('xl/workbook.xml', 'sheet.main'),
    part('xl/styles.xml', 'styles'),
    ...numbered.map(({ number }) => part(sheetPath(number), 'worksheet')),
  ]
  const defaults = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
  const tabs = numbered.map(
    ({ name, number }) => `<sheet name="${xml(name)}" sheetId="${number}" r:id="rId${number}"/>`,
  )
  const links = [
    ...numbered.map(({ number }) => link(number, 'worksheet', `worksheets/sheet${number}.xml`)),
    link(sheets.length + 1, 'styles', 'styles.xml'),
  ]
  return [
    [
      'xl/workbook.xml',
      `${HEADER}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${tabs.join('')}</sheets></workbook>`,
    ],
    ['xl/styles.xml', STYLES],
    ['xl/_rels/workbook.xml.rels', relationships(links)],
    ['_rels/.rels', relationships([link(1, 'officeDocument', 'xl/workbook.xml')])],
    ['[Content_Types].xml', `${HEADER}<Types xmlns="${PACKAGE}/content-types">${defaults}${types.join('')}</Types>`],
  ]
}

const FORMATS = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" quotePrefix="1" applyFont="1" applyNumberFormat="1"/>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" quotePrefix="1" applyNumberFormat="1"/>',
]
const FONT = '<sz val="10"/><name val="Calibri"/>'
const STYLES = [
  `${HEADER}<styleSheet xmlns="${MAIN}"><fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="3">${FORMATS.join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join('')

const sheetPath = (number: number): string => `xl/worksheets/sheet${number}.xml`
const link = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
const relationships = (links: readonly string[]): string =>
  `${HEADER}<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`
