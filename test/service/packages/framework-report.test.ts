import { beforeAll, describe, expect, test } from 'vitest'
import { listOf } from '../../../samples/package/make-data.ts'
import { withVerified } from '../../../src/package/verify/contents.ts'
import { frameworkData } from '../../../src/service/packages/framework-data.ts'
import { frameworkReport, mappingOf } from '../../../src/service/packages/framework-report.ts'
import { entriesOf, flipped, writePackage } from '../../cli/package-file.ts'
import { hasPoppler, pagesOf, pdfinfo } from '../../package/report/poppler.ts'
import type { Made } from '../../package/workbench.ts'
import { builtIn, packageOf } from './framework-package.ts'

const CIS = 'cis-aws-foundations-7.0.0'
const [cis, soc2] = await Promise.all([builtIn(CIS), builtIn('soc2-2017')])

let made: Made
beforeAll(async () => {
  ;({ made } = await packageOf([cis, soc2]))
})

describe('a report on one framework of a package', () => {
  test('is made of what its controls rest on', async () => {
    const { used } = await withVerified(made.path, {}, async contents => {
      const data = await frameworkData(contents, cis.framework)
      return { data, findings: await listOf(data.findings()), items: await listOf(data.items()) }
    })
    const checks = new Set(cis.framework.controls.flatMap(control => control.checks.map(({ check }) => check)))
    expect(used?.findings.length).toBeGreaterThan(0)
    expect(used?.findings.filter(({ check }) => !checks.has(check))).toEqual([])
    expect(used?.findings.flatMap(({ controls }) => controls).filter(ref => !ref.startsWith(`${CIS}/`))).toEqual([])
    expect(new Set(used?.data.controls.map(({ framework }) => framework))).toEqual(new Set([CIS]))
    const items = new Set(used?.items.map(({ id }) => id))
    expect(used?.findings.filter(({ evidence }) => evidence !== null && !items.has(evidence))).toEqual([])
  })

  test.runIf(hasPoppler)(
    'says on the cover and on every page that it is not signed, and from which package it is',
    async () => {
      const { report } = await frameworkReport(made.path, { framework: CIS, fingerprint: made.fingerprint })
      const pdf = report?.pdf ?? Buffer.alloc(0)
      const pages = pagesOf(pdf)
      expect(pages[0]).toContain('UNSIGNED: made on request from a signed package, for one framework')
      expect(pages[0]).toContain(made.manifestSha256)
      expect(pages[0]).toContain('as whoever asked for this document expected')
      for (const page of pages) expect(page).toContain(`UNSIGNED report on request · package ${made.manifest.id}`)
      const whole = pages.join(' ')
      // What is true of the signed report alone.
      for (const claim of [
        'That this report, byte by byte',
        'pdfsig',
        'from this report to manifest.json',
        'Signature is',
      ])
        expect(whole).not.toContain(claim)
      expect(whole).not.toContain(soc2.framework.framework)
      expect(pdfinfo(pdf)).toMatch(/Title: +Unsigned report on request/)
      expect(pdf.includes('/ByteRange')).toBe(false)
    },
  )

  test('is the same again, byte for byte', async () => {
    const [one, two] = [
      await frameworkReport(made.path, { framework: 'soc2-2017' }),
      await frameworkReport(made.path, { framework: 'soc2-2017' }),
    ]
    expect(one.report?.pages).toBeGreaterThan(5)
    expect(one.report?.pdf.equals(two.report?.pdf ?? Buffer.alloc(0))).toBe(true)
  })

  test('is not made from a package that is not valid, nor for another key', async () => {
    const changed = `${made.folder}/changed.zip`
    await writePackage(flipped(await entriesOf(made.path), ['controls.json']), changed)
    for (const [path, of] of [
      [changed, {}],
      [made.path, { fingerprint: '0'.repeat(64) }],
    ] as const) {
      const { verification, report } = await frameworkReport(path, { framework: CIS, ...of })
      expect([verification.valid, report]).toEqual([false, null])
    }
  })
})

describe('the mapping of the report is the one that the package was made with, and else it says which is needed', () => {
  const message = (id: string, loaded = [cis, soc2]) => {
    try {
      return mappingOf(made.manifest, id, loaded).id
    } catch (error) {
      return (error as Error).message
    }
  }

  test('as it is', () => expect(message(CIS)).toBe(CIS))

  test('a framework that the package does not have', () =>
    expect(message('pci-dss-4.0.1')).toBe(`The package has no framework pci-dss-4.0.1; it has ${CIS}, soc2-2017.`))

  test('another mapping, or none', () => {
    const needed = new RegExp(`another mapping of ${CIS} \\(SHA-256 ${cis.sha256}\\).*exhibit 0\\.1\\.0, commit 0123`)
    expect(message(CIS, [{ ...cis, sha256: 'e'.repeat(64) }])).toMatch(needed)
    expect(message(CIS, [])).toMatch(needed)
  })

  test("a user's own", () => {
    const [first, ...rest] = made.manifest.generator.mappings
    const mappings = first ? [{ ...first, origin: 'user' as const }, ...rest] : rest
    const manifest = { ...made.manifest, generator: { ...made.manifest.generator, mappings } }
    expect(() => mappingOf(manifest, CIS, [])).toThrow(`--mappings the one whose SHA-256 is ${cis.sha256}`)
  })
})
