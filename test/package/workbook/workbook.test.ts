import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { canonicalJson } from '../../../src/evidence/json.ts'
import { type WorkbookSource, writeWorkbook } from '../../../src/package/workbook/workbook.ts'
import { hasAll } from '../../kit/machine.ts'
import { listOf, makeData } from '../make-data.ts'
import { folder, run } from '../workbench.ts'

const gated = test.skipIf(!hasAll('python3'))

/** Reads a workbook with Python's zip and XML parsers: {sheet: rows}. */
const READ = `
import json, sys, zipfile, xml.etree.ElementTree as E
n = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'p': 'http://schemas.openxmlformats.org/package/2006/relationships'}
z = zipfile.ZipFile(sys.argv[1])
parts = {p: E.fromstring(z.read(p)) for p in z.namelist()}
targets = {r.get('Id'): 'xl/' + r.get('Target') for r in parts['xl/_rels/workbook.xml.rels']}
listed = {o.get('PartName')[1:] for o in parts['[Content_Types].xml'] if o.get('PartName')}
book = {}
for s in parts['xl/workbook.xml'].iterfind('.//m:sheet', n):
    path = targets[s.get('{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id')]
    assert path in listed
    rows = []
    for r in parts[path].iterfind('.//m:row', n):
        rows.append([(c.findtext('.//m:t', None, n) if c.get('t') == 'inlineStr' else (lambda v: None if v is None else float(v))(c.findtext('m:v', None, n))) for c in r])
    assert not list(parts[path].iterfind('.//m:f', n))
    book[s.get('name')] = rows
json.dump(book, sys.stdout)
`

type Book = Record<string, (string | number | null)[][]>

const data = makeData({ resources: 120 })
const source: WorkbookSource = {
  ...data,
  about: [['Exhibit package', data.id]],
  controls: framework => data.controls.filter(control => control.framework === framework),
}

async function written(of: WorkbookSource, mostRows?: number): Promise<Book> {
  const place = await folder()
  await writeWorkbook(of, join(place, 'book.xlsx'), mostRows === undefined ? {} : { mostRows })
  return JSON.parse(await run(place, 'python3', '-c', READ, 'book.xlsx'))
}

let book: Book
beforeAll(async () => {
  book = await written(source)
})

gated('has a sheet per framework, one of findings and one per population', async () => {
  const items = await listOf(data.items())
  const populations = items.map(({ type, scope }) => `${type.slice(4)} ${scope.region}`)
  const frameworks = data.frameworks.map(({ id }) => id)
  expect(Object.keys(book)).toEqual([...['package', ...frameworks, 'findings', ...populations, 'populations']])
})

gated('says what the data says, whatever characters are in it', async () => {
  const findings = await listOf(data.findings())
  const [header, ...rows] = book.findings ?? []
  expect(header?.slice(0, 4)).toEqual(['id', 'check', 'title', 'status'])
  expect(rows.map(row => [row[0], row[4]])).toEqual(findings.map(({ id, reason }) => [id, reason]))
  const [instances] = (await listOf(data.items())).filter(({ type }) => type === 'aws.ec2.instance')
  const resources = instances ? await listOf(data.resources(instances)) : []
  const cells = (book['ec2.instance eu-central-1'] ?? []).slice(1)
  expect(cells.map(row => [row[0], row[1], row[5]])).toEqual(
    resources.map(({ id, name, settings }) => [id, name, canonicalJson(settings)]),
  )
  const numbers = (book['cis-aws-foundations-7.0.0'] ?? []).slice(1).map(row => row[7])
  const expected = data.controls.filter(({ framework }) => framework === 'cis-aws-foundations-7.0.0')
  expect(numbers).toEqual(expected.map(({ findings: { pass } }) => pass))
})

gated('sheets have names that spreadsheets take, each once', async () => {
  const long = 'a'.repeat(40)
  const frameworks = data.frameworks.flatMap(one => [`${long}1`, `${long}2`, 'x/y[z]:*?'].map(id => ({ ...one, id })))
  const names = Object.keys(
    await written({ ...source, frameworks: [...frameworks, { id: 'History' }], controls: () => [] }),
  )
  expect(names).not.toContain('History')
  expect(new Set(names.map(name => name.toLowerCase())).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
})

gated('a text longer than a cell ends with a note of it', async () => {
  const controls = data.controls.map(control => ({ ...control, title: '\u0000'.repeat(40_000) }))
  const made = await written({ ...source, controls: () => controls })
  const title = String(made['soc2-2017']?.[1]?.[4])
  expect([title.length, title.slice(-34)]).toEqual([32_767, ' (cut; the whole is in the package)'.slice(-34)])
})

gated('a sheet of more rows than it holds ends with a note of it, one of just as many does not', async () => {
  const rows = (await listOf(data.findings())).length + 1
  expect((await written(source, rows)).findings).toHaveLength(rows)
  const cut = (await written(source, rows - 1)).findings ?? []
  expect([cut.length, cut.at(-1)]).toEqual([
    rows - 1,
    ['There are more rows than a sheet holds; all are in findings.json of the package.'],
  ])
})
