import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeData } from '../../../samples/package/make-data.ts'
import type { Finding } from '../../../src/evidence/finding.ts'
import type { EvidenceItem } from '../../../src/evidence/item.ts'
import type { ControlResult } from '../../../src/frameworks/framework.ts'
import { buildPackage } from '../../../src/package/build/build.ts'
import { exportsOf } from '../../../src/package/exports/index.ts'
import type { Manifest } from '../../../src/package/format/manifest.ts'
import { renderReport } from '../../../src/package/report/index.ts'
import { n, tallyText } from '../../../templates/report/when.ts'
import { folder, newSigner, run, unpacked } from '../workbench.ts'
import { hasPoppler, linesOf, pagesOf } from './poppler.ts'

const STATUSES = [
  ...['tests_failed', 'not_verified', 'tests_passed', 'review', 'no_population', 'inherited', 'manual'],
] as const

describe.runIf(hasPoppler)('report.pdf and the JSON of a package', () => {
  let place: string
  let whole: string
  let lines: string[]
  const json = <T>(path: string): T => JSON.parse(readFileSync(join(place, path), 'utf8')) as T
  beforeAll(async () => {
    const at = await folder()
    const path = join(at, 'package.zip')
    await buildPackage(makeData({ resources: 300 }), {
      signer: await newSigner(),
      report: renderReport,
      exports: exportsOf,
      output: path,
    })
    place = await unpacked({ path, folder: at })
    const pdf = readFileSync(join(place, 'report.pdf'))
    whole = pagesOf(pdf).join(' ')
    lines = linesOf(pdf)
  })

  it('count controls alike, by framework and status', () => {
    const controls = json<ControlResult[]>('controls.json')
    for (const { id, title } of json<Manifest>('manifest.json').frameworks) {
      const own = controls.filter(({ framework }) => framework === id)
      const counts = STATUSES.map(status => n(own.filter(control => control.status === status).length))
      const chapter = whole.slice(whole.indexOf(`${title} A benchmark`) + 1 || whole.indexOf(`${title} Criteria`))
      expect(chapter).toContain(`Inherited Manual All All ${counts.join(' ')} ${n(own.length)}`)
      const failing = (of: ControlResult[]) => n(of.filter(({ findings }) => findings.fail > 0).length)
      const inside = STATUSES.map(status => failing(own.filter(control => control.status === status)))
      expect(chapter).toContain(`with failing tests ${inside.join(' ')} ${failing(own)}`)
    }
  })

  it('count findings alike, by test', () => {
    const findings = json<Finding[]>('findings.json')
    for (const [check, own] of Map.groupBy(findings, finding => finding.check)) {
      const of = (status: string) => own.filter(finding => finding.status === status).length
      const tally = { pass: of('pass'), fail: of('fail'), unknown: of('unknown'), not_applicable: of('not_applicable') }
      const { title, severity } = own[0] ?? { title: '', severity: '' }
      if (tally.fail + tally.unknown > 0) expect(lines).toContain(`${title} ${tallyText(tally)}`)
      else {
        const row = `${title} ${severity} ${n(tally.pass)} ${n(tally.not_applicable)} `
        expect([check, lines.filter(line => line.startsWith(row)).length]).toEqual([check, 1])
      }
    }
  })

  it('count the members of each list alike', () => {
    for (const { path } of json<Manifest>('manifest.json').items) {
      const { population: of } = json<EvidenceItem>(path)
      const excluded = of.excluded.reduce((sum, { count }) => sum + count, 0)
      const counts = [of.listed, of.collected, of.gaps, of.fieldGaps, excluded].map(n).join(' ')
      expect(lines).toContain(`${path} ${counts}`)
    }
  })

  it('name the same acceptances', () => {
    const accepted = json<Finding[]>('findings.json').filter(({ acceptance }) => acceptance)
    const ids = new Set(accepted.map(({ acceptance }) => acceptance?.id))
    const failing = json<Manifest>('manifest.json').counts.findings.fail
    expect(whole).toContain(
      `${ids.size} acceptance beside ${accepted.length} failing findings of ${n(failing)}. Kind Reason Owner`,
    )
    for (const { acceptance: of } of accepted.slice(0, 1))
      expect(whole).toContain(
        `compensating control, “${of?.reason}” (owner ${of?.owner}; asked by ${of?.requestedBy}; approved by ${of?.approvedBy}; until 2026-12-31 (UTC))`,
      )
  })

  it('hold the same controls.json, byte for byte', async () => {
    await run(place, 'pdfdetach', '-save', '1', '-o', 'attached.json', 'report.pdf')
    expect(readFileSync(join(place, 'attached.json')).equals(readFileSync(join(place, 'controls.json')))).toBe(true)
  })
})
