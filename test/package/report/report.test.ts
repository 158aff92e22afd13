import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { listOf, type MakeOptions, makeData } from '../../../samples/package/make-data.ts'
import type { Manifest, Previous } from '../../../src/package/format/manifest.ts'
import { previousOf } from '../../../src/package/format/previous.ts'
import type { ReportInput } from '../../../src/package/format/renderers.ts'
import { arrayText } from '../../../src/package/format/text.ts'
import { renderReport, reportRenderer } from '../../../src/package/report/index.ts'
import { buildView } from '../../../src/package/report/view.ts'
import { fingerprintOf } from '../../../src/trust/signer.ts'
import { writeDocument } from '../../../templates/report/document.ts'
import { n } from '../../../templates/report/when.ts'
import { makePackage, newSigner } from '../workbench.ts'
import { hasPoppler, pagesOf, pdffonts, pdfinfo } from './poppler.ts'

async function inputOf(options: MakeOptions = {}): Promise<ReportInput> {
  const data = makeData(options)
  const text = (await listOf(arrayText(data.controls))).join('')
  const sha256 = createHash('sha256').update(text).digest('hex')
  const files = [{ path: 'controls.json', sha256, size: Buffer.byteLength(text) }]
  return { data, signer: await newSigner(), files }
}

describe.runIf(hasPoppler)('report.pdf', () => {
  let input: ReportInput
  let pdf: Uint8Array
  let pages: string[]
  let whole: string
  beforeAll(async () => {
    input = await inputOf({ resources: 200 })
    pdf = await renderReport(input)
    pages = pagesOf(pdf)
    whole = pages.join(' ')
  })

  it('says what it is and what it is not', () => {
    expect(pages[0]).toContain(
      'Settings as read between 2026-09-30 11:00:00 +00:00 and 2026-09-30 11:08:30 +00:00; no evidence of operation over a period.',
    )
    expect(pages[0]).toContain(fingerprintOf(input.signer.certificate))
    expect(pages[0]).not.toContain('NOT COLLECTED')
    expect(whole).toContain('complete as AWS listed it, not independently reconciled')
    expect(whole).toContain('The audited entity runs the collector and holds the key')
    expect(whole).not.toMatch(/compliant|\bmet\b|\d\s?%/i)
  })

  it('says that there is no earlier package', () => {
    expect(whole).toContain('What changed since the previous package No earlier package')
  })

  it('numbers each page and names the package on it', () => {
    pages.forEach((page, index) => {
      expect(page).toContain(`page ${index + 1} of ${pages.length}`)
      expect(page).toContain(`package ${input.data.id}`)
    })
  })

  it('states the counts of the data', async () => {
    const findings = await listOf(input.data.findings())
    const of = (status: string) => n(findings.filter(finding => finding.status === status).length)
    expect(whole).toContain(
      `Fail ${of('fail')} · Unknown ${of('unknown')} · Pass ${of('pass')} · Not applicable ${of('not_applicable')}`,
    )
    const items = await listOf(input.data.items())
    const sum = (key: 'collected' | 'gaps' | 'fieldGaps') => items.reduce((all, item) => all + item.population[key], 0)
    expect(whole).toContain(`Resources ${n(sum('collected'))} `)
    expect(whole).toContain(`1 list · ${sum('gaps')} members · ${sum('fieldGaps')} fields`)
  })

  it('shows every control with its status', () => {
    for (const { control, title } of input.data.controls) {
      expect(whole).toContain(`${control} ${title}`)
    }
  })

  it('names every gap with the action that would close it', () => {
    for (const action of ['sts:GetCallerIdentity', 'rds:DescribeDBInstances', 'ec2:GetEncryption'])
      expect(whole.replaceAll(' ', '')).toContain(`Allow${action}tothecollectingrole`)
  })

  it('has an executive summary of one page, with charts', () => {
    expect(pages.filter(page => /Account 111122223333 Summary /.test(page))).toHaveLength(1)
    const [summary] = pages.filter(page => page.includes('Controls by status'))
    expect(summary).toContain('Findings by severity')
    expect(summary).toContain('What could not be read')
    expect(summary).toContain('There is no earlier package of this account to compare with.')
  })

  it('says how the sample of passing findings is drawn', () => {
    expect(whole).toContain('sort the rows of findings.csv that have this check and the status pass by their id')
  })

  it('states digests and evidence references', async () => {
    expect(whole.replaceAll(' ', '')).toContain(input.files[0]?.sha256)
    for await (const item of input.data.items()) {
      expect(whole).toContain(`evidence/${item.scope.account}/${item.scope.region}/${item.type}.json`)
      expect(whole).toContain(item.digest.replace('sha256:', ''))
    }
  })

  it('keeps names in any script', () => {
    for (const name of ['監査ログの保管庫', 'rocket-🚀-data', '<script>alert(1)</script>'])
      expect(whole).toContain(name)
    expect(whole.normalize('NFKC')).toMatch(/سجل/)
  })

  it('is tagged, titled, bookmarked PDF 1.7 with embedded fonts and controls.json attached', () => {
    expect(pdfinfo(pdf)).toMatch(/Tagged: +yes[\s\S]*PDF version: +1\.7/)
    expect(pdfinfo(pdf, '-struct')).toMatch(/Table[\s\S]*TR[\s\S]*TD/)
    for (const font of pdffonts(pdf).trim().split('\n').slice(2)) expect(font).toMatch(/ yes yes yes +\d+ +0$/)
    const bytes = Buffer.from(pdf).toString('latin1')
    expect(bytes).toContain('/Outlines')
    expect(bytes).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(bytes).toContain('/AFRelationship /Source')
    expect(bytes).not.toContain('/Helvetica')
  })

  it('has what PDF/A-3a asks for, as far as the file shows it without a validator', () => {
    const bytes = Buffer.from(pdf).toString('latin1')
    const once = [
      '<pdfaid:conformance>A</pdfaid:conformance>',
      '/GTS_PDFA1',
      '/Marked true',
      '/Lang (en)',
      '/Type /OBJR',
    ]
    for (const text of once) expect([text, bytes.includes(text)]).toEqual([text, true])
    const created = /<xmp:CreateDate>(.+?)<\/xmp:CreateDate>/.exec(bytes)?.[1]
    expect(created).toBe('2026-09-30T12:00:00Z')
    expect(bytes).toContain(`<xmp:ModifyDate>${created}</xmp:ModifyDate>`)
    expect(bytes.match(/\/ID \[/g)).toHaveLength(bytes.match(/trailer/g)?.length ?? 0)
    expect(bytes.match(/\/Subtype \/Link/g)?.length).toBe(bytes.match(/\/S \/Link/g)?.length)
    const outlines = /\/Outlines (\d+) 0 R/.exec(bytes)?.[1]
    expect(bytes).toMatch(new RegExp(`\\n${outlines} 0 obj\\n<<[^>]*/Count \\d+`))
    expect(bytes).toMatch(/\/AF \[\d+ 0 R\]/)
    for (const banned of ['/Encrypt', '/JavaScript', '/Launch', '/LZWDecode', '/NeedAppearances', '/XFA'])
      expect([banned, bytes.includes(banned)]).toEqual([banned, false])
  })
})

describe.runIf(hasPoppler)('a report of an account that has an earlier package', () => {
  const pageOf = async (generator: Partial<Manifest['generator']>) => {
    const { manifest, manifestSha256 } = await makePackage(makeData({ gaps: false }))
    const input = await inputOf()
    const now = { ...input.data, generator: { ...input.data.generator, ...generator } }
    const previous = previousOf(manifest, manifestSha256, now)
    const pages = pagesOf(await renderReport({ ...input, data: { ...now, previous } }))
    const page = pages.find(text => text.includes('SHA-256 of its manifest')) ?? ''
    return { page, previous }
  }

  it('names it, the checks, mappings and scope that differ, and the counts then and now', async () => {
    const checks = [{ id: 'new-check', definition: 'a'.repeat(32), source: 'a'.repeat(32) }]
    const { page, previous } = await pageOf({ commit: 'f'.repeat(40), checks })
    expect(page).toContain(previous.manifestSha256)
    expect(page).toContain('Tests, the code that judges, mappings or scope differ')
    expect(page).toContain('now: exhibit 0.1.0, commit ffffffffffff then: exhibit 0.1.0, commit 0123456789ab')
    expect(page).toContain('Tests only in this package 1 new-check')
    expect(page).toContain('Tests only in the previous one 6 ec2-instance-imdsv2')
    expect(page).toContain('Regions requested only now 2 111122223333 ap-southeast-1')
    expect(page).toContain('mappings only in this package; mappings only in the previous one; mappings changed')
    const { fail, unknown, pass, not_applicable: nothing } = previous.findings
    expect(page).toContain(`Then ${[fail, unknown, pass, nothing].map(n).join(' ')}`)
  })

  it('says that the same tests and mappings were used only where that is known', async () => {
    const input = await inputOf()
    const say = async (generator: Partial<Manifest['generator']>, before: Partial<Previous>) => {
      const now = { ...input.data, generator: { ...input.data.generator, ...generator } }
      const { manifest, manifestSha256 } = await makePackage(now)
      const previous = { ...previousOf(manifest, manifestSha256, now), ...before }
      const pages = pagesOf(await renderReport({ ...input, data: { ...now, previous } }))
      return pages.find(text => text.includes('SHA-256 of its manifest')) ?? ''
    }
    const rulesSha256 = '7'.repeat(64)
    const same = 'Tests, the code that judges, mappings and scope are those of the previous package'
    expect(await say({ rulesSha256 }, {})).toContain(same)
    expect(await say({ rulesSha256 }, {})).not.toContain('Exhibit’s version differs')
    expect(await say({ rulesSha256 }, { commit: null })).toContain('Exhibit’s version differs')
    expect(await say({ rulesSha256 }, { rulesSha256: '8'.repeat(64) })).toContain('mappings or scope differ')
    expect(await say({}, {})).toContain('Whether the same code judged is not')
  })
})

describe.runIf(hasPoppler)('a report that is not from AWS', () => {
  it.each(['replay', 'customEndpoint'] as const)('says so on every page (%s)', async kind => {
    const pages = pagesOf(await renderReport(await inputOf({ source: { kind, hosts: ['moto.example:5000'] } })))
    expect(pages.length).toBeGreaterThan(5)
    for (const page of pages) expect(page).toContain('NOT COLLECTED FROM AWS')
    expect(pages[0]).toContain('moto.example:5000')
  })
})

describe('the report', () => {
  it('adds the reader’s time zone, and refuses one that is none', async () => {
    const input = await inputOf()
    if (hasPoppler)
      expect(pagesOf(await reportRenderer({ timeZone: 'Asia/Tokyo' })(input))[0]).toContain(
        '2026-09-30 11:00:00 +00:00 (20:00:00 +09:00)',
      )
    await expect(reportRenderer({ timeZone: 'Mars/Base' })(input)).rejects.toThrow(/not a time zone/)
  })

  it('is the same for the same data, and has a glyph for every name', async () => {
    const view = await buildView(await inputOf())
    const [first, second] = [await writeDocument(view), await writeDocument(view)]
    expect(first.pdf.equals(second.pdf)).toBe(true)
    expect(first.missing).toEqual([])
  })

  it('writes a character that no font has as its code point', async () => {
    const view = { ...(await buildView(await inputOf())), label: 'Thai ไ' }
    const { pdf, missing } = await writeDocument(view)
    expect(missing).toEqual(['ไ'])
    if (hasPoppler) expect(pagesOf(pdf)[0]).toContain('Thai [U+0E44]')
  })

  it.runIf(hasPoppler)('says of PCI DSS that its scope is not stated', async () => {
    const input = await inputOf()
    const frameworks = input.data.frameworks.map(one => ({ ...one, framework: 'PCI DSS', version: '4.0.1' }))
    const whole = pagesOf(await renderReport({ ...input, data: { ...input.data, frameworks } })).join(' ')
    expect(whole).toContain('PCI DSS scope: not stated.')
    expect(pagesOf(await renderReport(input)).join(' ')).not.toContain('PCI DSS scope: not stated.')
  })

  it('is made of nothing where nothing was collected', async () => {
    const { data, signer } = await inputOf()
    const none = async function* () {}
    const empty = { ...data, controls: [], items: none, findings: none }
    const view = await buildView({ data: empty, signer, files: [] })
    const { pages } = await writeDocument(view)
    expect(view.asOf).toBeNull()
    expect(pages).toBeLessThan(16)
  })
})
