import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { listOf, makeData } from '../../../samples/package/make-data.ts'
import { workbookOfPackage } from '../../../src/package/workbook/package-workbook.ts'
import { entriesOf, flipped, writePackage } from '../../cli/package-file.ts'
import { type Made, makePackage, run } from '../workbench.ts'

const hasOpenpyxl = spawnSync('/usr/bin/python3', ['-c', 'import openpyxl']).status === 0
if (!hasOpenpyxl && process.env.CI) throw new Error('python3-openpyxl is missing, and CI leaves nothing out')
if (!hasOpenpyxl) console.warn('left out: a workbook read with openpyxl (install python3-openpyxl)')

/** {sheet: rows}, and the cells that a spreadsheet would calculate, as openpyxl reads them. */
const READ = `
import json, sys, openpyxl
w = openpyxl.load_workbook(sys.argv[1])
cells = [c for s in w for r in s.iter_rows() for c in r]
json.dump({'book': {s.title: [list(r) for r in s.iter_rows(values_only=True)] for s in w},
  'sheets': {s.title: {'filter': s.auto_filter.ref, 'frozen': s.freeze_panes, 'head': int(s.freeze_panes[1:]) - 1} for s in w},
  'types': sorted({c.data_type for c in cells}),
  'open': [c.value for c in cells if c.data_type == 's' and c.row > 1 and not c.quotePrefix]}, sys.stdout)
`

const data = makeData({ resources: 150, source: { kind: 'replay', hosts: ['moto.example'] } })
let made: Made
beforeAll(async () => {
  made = await makePackage(data)
})

describe('the workbook of a package', () => {
  test('is made from a valid one, for the key that was named', async () => {
    const output = join(made.folder, 'book.xlsx')
    const { verification, sheets } = await workbookOfPackage(made.path, output, { fingerprint: made.fingerprint })
    expect(verification).toMatchObject({ valid: true, trust: 'pinned' })
    expect(sheets?.slice(0, 4)).toEqual(['package', 'populations', 'cis-aws-foundations-7.0.0', 'soc2-2017'])
    expect(sheets?.slice(4, 7)).toEqual(['tests', 'findings', 'changes'])
  })

  test('is not made from an invalid one, nor for another key', async () => {
    const changed = join(made.folder, 'changed.zip')
    await writePackage(flipped(await entriesOf(made.path), ['findings.json']), changed)
    for (const [path, options] of [
      [changed, {}],
      [made.path, { fingerprint: '0'.repeat(64) }],
    ] as const) {
      const output = join(made.folder, 'refused.xlsx')
      const { verification, sheets } = await workbookOfPackage(path, output, options)
      expect([verification.valid, sheets, existsSync(output)]).toEqual([false, null, false])
    }
    const text = join(made.folder, 'text.zip')
    await writeFile(text, 'not a package')
    expect((await workbookOfPackage(text, join(made.folder, 'refused.xlsx'))).sheets).toBeNull()
  })

  test.runIf(hasOpenpyxl)('says what the package says to a second reader, and calculates nothing', async () => {
    await workbookOfPackage(made.path, join(made.folder, 'book.xlsx'))
    const { book, types, open, sheets } = JSON.parse(
      await run(made.folder, '/usr/bin/python3', '-c', READ, 'book.xlsx'),
    )
    expect(types).toEqual(['n', 's'])
    expect(open).toEqual([])
    const findings = await listOf(data.findings())
    const table = (sheet: (string | number)[][], first: string) =>
      sheet.slice(sheet.findIndex(row => row[0] === first) + 1)
    expect(table(book.findings, 'title').map(row => [row[0], row[1], row[4]])).toEqual(
      findings.map(({ title, status, reason }) => [title, status, reason]),
    )
    const items = await listOf(data.items())
    expect(table(book.populations, 'sheet').map(row => row.slice(4, 8))).toEqual(
      items.map(({ population: of }) => [of.listed, of.collected, of.gaps, of.fieldGaps]),
    )
    for (const [sheet = '', , , , , collected] of table(book.populations, 'sheet'))
      expect(table(book[sheet], 'id')).toHaveLength(Math.max(1, Number(collected)))
    for (const [name, { filter, frozen, head }] of Object.entries<{ filter: string; frozen: string; head: number }>(
      sheets,
    ))
      expect([name, filter.startsWith(`A${head}:`), frozen]).toEqual([name, true, `A${head + 1}`])
    expect(book.package).toContainEqual(['Source', 'NOT COLLECTED FROM AWS: a recording of moto.example'])
    expect(JSON.stringify(book.populations)).toContain('complete as AWS listed it, not independently reconciled')
    expect(JSON.stringify(book.populations)).toContain('NOT complete: rds:DescribeDBInstances denied')
  })
})
