import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { listOf, makeData } from '../../../samples/package/make-data.ts'
import type { Resource } from '../../../src/evidence/item.ts'
import type { Drift } from '../../../src/package/format/manifest.ts'
import { driftRows, noDriftText } from '../../../src/package/workbook/drift.ts'
import { type WorkbookSource, writeWorkbook } from '../../../src/package/workbook/workbook.ts'
import { hasAll } from '../../kit/machine.ts'
import { PRINCIPALS } from '../make-principals.ts'
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
const key = { id: 'arn:aws:kms:eu-west-1:111122223333:key/1', name: '1', account: '111122223333', region: 'eu-west-1' }
const DRIFT: Drift = {
  resources: [
    {
      ...{ type: 'aws.kms.key', title: 'Keys', added: 0, gone: 2, changed: 1 },
      examples: { added: [], gone: [key], changed: [{ ...key, fields: ['Enabled'] }] },
    },
  ],
  statuses: [{ before: 'pass', now: 'fail', count: 1 }],
  flips: [
    {
      ...{ check: 'kms-x', title: 'Keys are well', severity: 'high', account: key.account, region: key.region },
      ...{ resource: key.id, before: 'pass', now: 'fail', testChanged: false },
    },
  ],
  notCompared: [{ what: 'list', of: 'aws.s3.bucket', because: 'not complete in this package', count: 1 }],
}
const source: WorkbookSource = {
  ...data,
  about: [['Exhibit package', data.id]],
  facts: [['Package', data.id]],
  changes: { rows: driftRows({ previous: { drift: DRIFT } }), empty: '' },
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

/** The table of a sheet, below what is said of it, as one record a row. */
function table(sheet: Book[string] = [], first = 'title'): Record<string, string | number | null>[] {
  const head = sheet.findIndex(row => row[0] === first)
  const titles = sheet[head] ?? []
  return sheet.slice(head + 1).map(row => Object.fromEntries(titles.map((title, index) => [title, row[index] ?? null])))
}

gated(
  'has the populations second, a sheet per framework, the tests, their findings and one per population',
  async () => {
    const items = await listOf(data.items())
    const populations = items.map(({ type, scope }) => [type.slice(4), scope.region] as const)
    const frameworks = data.frameworks.map(({ id }) => id)
    const names = Object.keys(book)
    expect(names.slice(0, frameworks.length + 5)).toEqual([
      'package',
      'populations',
      ...frameworks,
      'tests',
      'findings',
      'changes',
    ])
    const sheets = names.slice(frameworks.length + 5)
    expect(sheets).toHaveLength(populations.length)
    for (const [index, [type, region]] of populations.entries()) {
      expect(sheets[index]?.endsWith(` ${region}`)).toBe(true)
      expect(sheets[index]?.slice(0, 7)).toBe(type.slice(0, 7))
    }
  },
)

gated('says of each control whose it is, what else it needs and what a pass of each test means', () => {
  const [first] = data.controls.filter(({ framework }) => framework === 'cis-aws-foundations-7.0.0')
  const [row] = table(book['cis-aws-foundations-7.0.0'], 'framework')
  expect([row?.responsibility, row?.needs ?? null]).toEqual([first?.responsibility, first?.needs])
  const titles = new Map(data.checks.map(({ id, title }) => [id, title]))
  const links = first?.links?.map(({ check, strength, because }) => `${titles.get(check)} (${strength}): ${because}`)
  expect(links?.length).toBeGreaterThan(0)
  expect(row?.links).toBe(links?.join('\n'))
})

gated('has no columns for what controls of an earlier version do not say', async () => {
  const bare = data.controls.map(({ responsibility: _, needs: __, links: ___, ...result }) => result)
  const earlier = await written({
    ...source,
    controls: framework => bare.filter(control => control.framework === framework),
  })
  expect(earlier['cis-aws-foundations-7.0.0']?.flat()).not.toContain('links')
})

gated('says what the data says, whatever characters are in it', async () => {
  const findings = await listOf(data.findings())
  expect(table(book.findings).map(row => [row.id, row.reason])).toEqual(findings.map(({ id, reason }) => [id, reason]))
  const [instances] = (await listOf(data.items())).filter(({ type }) => type === 'aws.ec2.instance')
  const resources = instances ? await listOf(data.resources(instances)) : []
  const rows = table(book['ec2.instance eu-central-1'], 'id')
  expect(rows.map(row => [row.id, row.name, row.digest])).toEqual(
    resources.map(({ id, name, digest }) => [id, name, digest]),
  )
  const controls = table(book['cis-aws-foundations-7.0.0'], 'framework')
  const expected = data.controls.filter(({ framework }) => framework === 'cis-aws-foundations-7.0.0')
  expect(controls.map(({ pass }) => pass)).toEqual(expected.map(({ findings: { pass } }) => pass))
  const byCheck = Map.groupBy(findings, ({ check }) => check)
  for (const row of table(book.tests)) {
    const own = byCheck.get(String(row.check)) ?? []
    expect(row.fail).toBe(own.filter(({ status }) => status === 'fail').length)
    byCheck.delete(String(row.check))
  }
  expect(byCheck.size).toBe(0)
})

gated(
  'every sheet says first of what it is and how whole, and a list that failed says so in the place of rows',
  async () => {
    for (const [name, rows] of Object.entries(book))
      if (name !== 'package')
        expect([name, rows.map(row => row[0])]).toEqual([name, expect.arrayContaining(['Package'])])
    const items = await listOf(data.items())
    for (const [index, sheet] of Object.values(book).slice(-items.length).entries()) {
      const { population, collected, calls } = items[index] ?? {}
      const said = Object.fromEntries(sheet.map(row => [row[0], row[1]]))
      expect(said.Population).toContain(population?.definition)
      expect(said.Completeness).toMatch(population?.complete ? /complete|judged|empty/ : /^NOT complete: /)
      expect(said.Counts).toContain(`${population?.listed} listed, ${population?.collected} collected`)
      expect(said['Read by']).toContain(collected?.principal)
      expect(said['As of']).toContain(collected?.startedAt)
      for (const { action } of calls ?? []) expect(said['API calls']).toContain(action)
      if (population?.complete === false && population.collected === 0)
        expect(String(sheet.at(-1)?.[0])).toMatch(/could not be made in whole: .*NOT KNOWN/)
    }
    expect(items.some(({ population }) => !population.complete && population.collected === 0)).toBe(true)
  },
)

gated('settings are columns: in order, flattened once, a gap never an empty cell', async () => {
  const [first] = await listOf(data.items())
  if (!first) throw new Error('no item')
  const base = { region: 'global', digest: first.digest, gaps: [] }
  const resources: Resource[] = [
    {
      ...base,
      id: 'a',
      name: 'a',
      settings: { mfa: 'none', policy: { minimum: 14, reuse: null }, keys: [], digest: 1 },
    },
    {
      ...{
        ...base,
        id: 'b',
        name: 'b',
        settings: { policy: {}, keys: ['x', 'y'], keep: { $judgedIn: '444455556666' } },
      },
      gaps: [{ field: 'mfa', action: 'iam:ListMFADevices', reason: 'denied', detail: 'AccessDenied' }],
    },
  ]
  const only = async function* () {
    yield first
  }
  const rest = async function* () {
    yield* resources
  }
  const made = await written({ ...source, items: only, resources: rest })
  const sheet = Object.values(made).at(-1) ?? []
  const titles = sheet.find(row => row[0] === 'id')
  expect(titles).toEqual([
    ...['id', 'name', 'region', 'settings.digest', 'keep', 'keys', 'mfa', 'policy.minimum', 'policy.reuse'],
    ...['observed', 'gaps', 'digest'],
  ])
  expect(
    table(sheet, 'id').map(row => [row.keys, row.mfa, row['policy.minimum'], row['policy.reuse'], row.keep]),
  ).toEqual([
    ['(none)', 'none', 14, 'null', null],
    ['x, y', 'NOT READ: iam:ListMFADevices denied', null, null, 'judged in account 444455556666'],
  ])
})

gated('has a row to review for each principal, where nothing unread looks like none', async () => {
  const [header] = await listOf(data.items())
  if (!header) throw new Error('no item')
  const item = { ...header, type: 'aws.iam.effective-access' }
  const resources = PRINCIPALS.map(one => ({ region: 'global', digest: header.digest, ...one }))
  const made = await written({
    ...source,
    async *items() {
      yield item
    },
    async *resources() {
      yield* resources
    },
  })
  const [admin, sealed, partner, assignment] = table(made['access review'], 'principal')
  expect(admin).toMatchObject({
    principal: '=cmd()',
    administrator: 'yes',
    'through, or why unknown': 'AdministratorAccess',
    escalations: '(none)',
    'access keys': 'AKIA1 active, 30 days old, last used 2026-09-01T00:00:00Z',
    'last used': '2026-09-01T00:00:00Z',
    'services used, and not in 400 days': 'used: s3 2026-09-01; not used: sqs',
    'decision (keep / change / remove)': null,
  })
  expect(sealed?.administrator).toBe('unknown')
  for (const column of [
    'escalations',
    'can erase',
    'assumable by outsiders',
    'access keys',
    'last used',
    'services used, and not in 400 days',
  ])
    expect(sealed?.[column]).toMatch(/^NOT KNOWN: /)
  expect(partner).toMatchObject({
    administrator: 'no',
    escalations: 'lambda-001 PassRole → arn:x (administrator, conditional)',
    'can erase': 'Trails: cloudtrail:DeleteTrail; NOT KNOWN: the policy of a key was not read',
    'what would stop it':
      'cloudtrail:DeleteTrail: organization trail on 1 of 3, which it lifts by cloudtrail:UpdateTrail; nothing on 1 of 3; NOT KNOWN: a trail was not read',
    'assumable by the organization': 'arn:aws:iam::444455556666:root of Log archive (444455556666)',
    'assumable by outsiders':
      '999988887777 (account; NOT KNOWN whether of the organization) if StringEquals sts:ExternalId = x',
    'last used': 'no use recorded',
  })
  expect(assignment).toMatchObject({
    ...{ kind: 'assignment', administrator: 'yes', 'people of IAM Identity Center': 'sam; u-2' },
    'last used': 'NOT KNOWN: its last use was not read',
  })
  expect(book['access review']).toBeUndefined()
})

gated('names what changed since the package before, what failed since first, and what was not compared', () => {
  const rows = table(book.changes, 'change').map(row => [
    row.change,
    row['test or evidence type'],
    row.resource || null,
    row.details || null,
  ])
  expect(rows).toEqual([
    ['pass → fail', 'all tests', null, null],
    ['pass → fail', 'Keys are well', key.id, null],
    ['gone', 'aws.kms.key', null, 'the first ones follow'],
    ['gone', 'aws.kms.key', key.id, '1'],
    ['changed', 'aws.kms.key', null, null],
    ['changed', 'aws.kms.key', key.id, 'Enabled'],
    ['NOT COMPARED: list', 'aws.s3.bucket', null, 'not complete in this package'],
  ])
  expect(noDriftText({ previous: null })).toMatch(/no package before/)
  expect(noDriftText({ previous: { drift: null } })).toMatch(/^Not compared/)
})

gated('sheets have names that spreadsheets take, each once', async () => {
  const long = 'a'.repeat(40)
  const frameworks = data.frameworks.flatMap(one => [`${long}1`, `${long}2`, 'x/y[z]:*?'].map(id => ({ ...one, id })))
  const names = Object.keys(
    await written({ ...source, frameworks: [...frameworks, { id: 'History' }], controls: () => [] }),
  )
  expect(names).not.toContain('History')
  expect(names).toContain('ec2.instance eu-central-1')
  expect(new Set(names.map(name => name.toLowerCase())).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^[^[\]:*?/\\]{1,31}$/)
})

gated('a text longer than a cell ends with a note of it', async () => {
  const controls = data.controls.map(control => ({ ...control, title: '\u0000'.repeat(40_000) }))
  const made = await written({ ...source, controls: () => controls })
  const title = String(table(made['soc2-2017'], 'framework')[0]?.title)
  expect([title.length, title.slice(-34)]).toEqual([32_767, ' (cut; the whole is in the package)'.slice(-34)])
})

gated('a sheet of more rows than it holds ends with a note of it, one of just as many does not', async () => {
  const rows = (await listOf(data.findings())).length + 1 + source.facts.length
  expect((await written(source, rows)).findings).toHaveLength(rows)
  const cut = (await written(source, rows - 1)).findings ?? []
  expect([cut.length, cut.at(-1)]).toEqual([
    rows - 1,
    ['There are more rows than a sheet holds; all are in findings.json of the package.'],
  ])
})
