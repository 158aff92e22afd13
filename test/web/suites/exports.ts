import { expect, test } from 'vitest'
import { numbers } from '../numbers.ts'
import { exported, FORMATS } from '../tables.ts'
import { goTo, open } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

const STATUSES = ['fail', 'unknown', 'pass', 'not_applicable']
const SEVERITIES = ['critical', 'high', 'medium', 'low']
const FRAMEWORKS = [undefined, 'soc2-2017', undefined]

function filterSets(count: number): string[] {
  const random = numbers(11)
  const some = (of: readonly string[]) => of.filter(() => random(2) === 0).join(',')
  return Array.from({ length: count }, () => {
    const given = { status: some(STATUSES), severity: some(SEVERITIES), framework: FRAMEWORKS[random(3)] ?? '' }
    return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== '')).toString()
  })
}

export function exports(world: Shared): void {
  test('an export of findings has the rows that the view counts, for 20 sets of filters', async () => {
    const { url, call } = world().service
    await visiting(world(), {}, async ({ page, complaints }) => {
      await open(page, `${url}/findings`)
      for (const [at, filters] of filterSets(20).entries()) {
        const { findings } = (await call('GET', `/v1/findings/counts?${filters}`)).body
        const counted = Object.values(findings as Record<string, number>).reduce((sum, count) => sum + count, 0)
        await goTo(page, `${url}/findings?${filters}`)
        if (counted === 0) {
          await page.getByText('No finding matches these filters').waitFor()
          continue
        }
        const said = await page.getByText(/^[\d,]+ findings?$/).innerText()
        const [head, ...rows] = await exported(page, 'Findings', FORMATS[at % 3] ?? 'CSV')
        expect([filters, said.replace(/\D/g, ''), rows.length]).toEqual([filters, String(counted), counted])
        expect(head?.slice(0, 4)).toEqual(['Status', 'Severity', 'Test', 'Resource'])
        expect(new Set(rows.map(row => row.at(-1))).size).toBe(counted)
      }
      expect(complaints).toEqual([])
    })
  })

  test('an export says the same in each format, with the settings that the table has no room for', async () => {
    const { url } = world().service
    await visiting(world(), {}, async ({ page }) => {
      await open(page, url + world().details.member)
      const [csv, json, xlsx] = [
        await exported(page, 'Members', 'CSV'),
        await exported(page, 'Members', 'JSON'),
        await exported(page, 'Members', 'XLSX'),
      ]
      const unescaped = xlsx.map(row => row.map(cell => cell.replaceAll('&quot;', '"').replaceAll('&amp;', '&')))
      expect([json, unescaped]).toEqual([csv, csv])
      expect(csv[0]?.length).toBeGreaterThan(10)
    })
  })
}
