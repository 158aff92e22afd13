import { crc32 } from 'node:zlib'
import type { Page } from 'playwright-core'
import yauzl from 'yauzl'
import { downloaded } from './visit.ts'

export const FORMATS = ['CSV', 'JSON', 'XLSX'] as const
export type Format = (typeof FORMATS)[number]

export type Rows = string[][]

/** The rows of a table as its export has them, the head first. */
export async function exported(page: Page, table: string, format: Format): Promise<Rows> {
  const button = page.getByRole('button', { name: `Export ${table} as ${format}`, exact: true })
  const { name, bytes } = await downloaded(page, () => button.click())
  if (!name.endsWith(`.${format.toLowerCase()}`)) throw new Error(name)
  if (format === 'CSV') return csvRows(bytes.toString())
  if (format === 'XLSX') return sheetRows(await sheetOf(bytes))
  const rows = JSON.parse(bytes.toString()) as Record<string, unknown>[]
  return [Object.keys(rows[0] ?? {}), ...rows.map(row => Object.values(row).map(String))]
}

/** RFC 4180. */
function csvRows(text: string): Rows {
  const rows: Rows = [[]]
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (end === '' && quoted === undefined && plain === '') break
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '')
    if (end === '\r\n') rows.push([])
  }
  return rows.slice(0, -1)
}

const sheetRows = (xml: string): Rows =>
  [...xml.matchAll(/<row>(.*?)<\/row>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c(?:\/>|[ >].*?<\/c>)/gs)].map(([cell]) => cell.replaceAll(/<[^>]*>/g, '')),
  )

/** Read by a program that is not ours, which checks lengths. */
function sheetOf(bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('error', reject).on('end', () => reject(new Error('There is no sheet.')))
      zip.on('entry', entry => {
        if (entry.fileName !== 'xl/worksheets/sheet1.xml') return zip.readEntry()
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed)
          const chunks: Buffer[] = []
          stream.on('data', chunk => chunks.push(chunk)).on('error', reject)
          stream.on('end', () => {
            const text = Buffer.concat(chunks)
            if (crc32(text) === entry.crc32) resolve(text.toString())
            else reject(new Error('The checksum of the sheet is wrong.'))
          })
        })
      })
      zip.readEntry()
    })
  })
}
