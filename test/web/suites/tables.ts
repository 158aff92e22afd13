import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { numbers } from '../numbers.ts'
import { exported, FORMATS } from '../tables.ts'
import { open, settled } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

/** A table, where it is, what narrows it, and columns that it can be asked for. */
interface Asked {
  readonly table: string
  readonly path: string
  readonly filters: readonly string[]
  readonly columns: readonly string[]
}

const TABLES: readonly Asked[] = [
  {
    ...{ table: 'Findings', path: '/findings', columns: ['status', 'severity', 'resource', 'account', 'why', 'id'] },
    filters: ['status=fail', 'severity=high,medium', 'service=s3&status=pass,unknown', 'framework=soc2-2017'],
  },
  {
    ...{ table: 'Controls', path: '/controls?view=list', columns: ['status', 'failing-tests'] },
    filters: ['framework=soc2-2017', 'framework=pci-dss-4.0.1', 'framework=soc2-2017&status=manual'],
  },
  {
    ...{ table: 'Evidence', path: '/evidence', columns: ['collected', 'completeness', 'account', 'region'] },
    filters: ['find=bucket', 'gaps=true', 'type=aws.s3.bucket'],
  },
  {
    table: 'Audit log',
    path: '/settings/audit-log',
    columns: ['who', 'what', 'details'],
    filters: ['action=keys.create'],
  },
  {
    ...{ table: 'Ledger entries', path: '/settings/ledger', columns: ['place', 'kind', 'digest'] },
    filters: ['kind=evidence', 'kind=framework.load'],
  },
  { table: 'Runs', path: '/runs', columns: ['status', 'accounts', 'started'], filters: ['status=finished'] },
  { table: 'Packages', path: '/packages', columns: ['account', 'size', 'sha-256'], filters: [''] },
  { table: 'API keys', path: '/settings', columns: ['begins-with', 'may', 'expires'], filters: [''] },
]

/** One address for each of so many: a table with filters, an order, and columns. */
function looks(count: number): { table: string; view: string; order: 1 | -1 | 0; column: string }[] {
  const random = numbers(29)
  const one = <T>(of: readonly T[]): T => of[random(of.length)] as T
  return Array.from({ length: count }, (_, at) => {
    const { table, path, filters, columns } = TABLES[at % TABLES.length] as Asked
    const chosen = columns.filter(() => random(3) > 0)
    const [column, order] = [one(columns), one([1, -1, 0] as const)]
    const query = [
      one(filters),
      order !== 0 && `sort=${order < 0 ? '-' : ''}${column}`,
      chosen[0] && `columns=${chosen}`,
    ]
    const view = `${path}${path.includes('?') ? '&' : '?'}${query.filter(Boolean).join('&')}`
    return { table, view, order, column }
  })
}

const rowsIn = async (page: Page, table: string) => {
  const region = page.getByRole('region', { name: table, exact: true })
  const heads = (await region.getByRole('columnheader').allInnerTexts()).map(text => text.replace(/ [↑↓]$/, '').trim())
  const rows = Number(await region.getByRole('table').getAttribute('aria-rowcount')) - 1
  const names = await region.getByRole('rowheader').allInnerTexts()
  return { heads, rows, names }
}

export function tables(world: Shared): void {
  test('an export of any table has its rows, in its order, with its columns, for 24 sets of filters, orders and columns', async () => {
    const { url, call } = world().service
    expect((await call('POST', '/v1/keys', { name: 'Tables', scopes: ['auditor'] })).status).toBe(201)
    await visiting(world(), {}, async ({ page, complaints }) => {
      for (const [at, { table, view }] of looks(24).entries()) {
        await open(page, url + view)
        const region = page.getByRole('region', { name: table, exact: true })
        if ((await region.count()) === 0) throw new Error(`${view} shows no table`)
        const { heads, rows, names } = await rowsIn(page, table)
        const [head = [], ...saved] = await exported(page, table, FORMATS[at % 3] ?? 'CSV')
        expect([view, saved.length]).toEqual([view, rows])
        if (view.includes('columns='))
          expect([view, head]).toEqual([view, heads.filter(one => !['Actions', 'Download'].includes(one))])
        const key = head.findIndex(one =>
          ['Test', 'Control', 'Population', 'Action', 'About', 'Run', 'Name'].includes(one),
        )
        // A finding may have the mark of a review before its name.
        const same = names.slice(0, 12).map((name, row) => {
          const [shown = '', cell = ''] = [name.split('\n')[0], saved[row]?.[key]]
          return cell.includes(shown) || shown.endsWith(cell)
        })
        if (key >= 0 && !['Controls', 'Runs'].includes(table))
          expect([view, same.includes(false)]).toEqual([view, false])
      }
      expect(complaints).toEqual([])
    })
  })

  test('a table is sorted one way, the other way and no more, and shows the columns that are chosen, from its address', async () => {
    const { service, details } = world()
    await visiting(world(), {}, async ({ page }) => {
      await open(page, service.url + details.member.split('?')[0])
      const members = page.getByRole('region', { name: 'Members', exact: true })
      const names = () => members.getByRole('rowheader').allInnerTexts()
      const listed = await names()
      const head = members.getByRole('button', { name: 'Resource' })
      await head.click()
      expect(await names()).toEqual([...listed].sort())
      await head.click()
      expect(await names()).toEqual([...listed].sort().reverse())
      expect(await members.getByRole('columnheader', { name: 'Resource' }).getAttribute('aria-sort')).toBe('descending')
      await page.getByRole('button', { name: 'Columns of Members' }).click()
      await page.getByRole('checkbox', { name: 'Versioning' }).setChecked(false)
      await page.getByRole('checkbox', { name: 'Gaps' }).setChecked(false)
      await settled(page)
      expect(await members.getByRole('columnheader', { name: 'Versioning' }).count()).toBe(0)
      const heads = await members.getByRole('columnheader').allInnerTexts()
      await visiting(world(), {}, async other => {
        await open(other.page, page.url())
        const there = other.page.getByRole('region', { name: 'Members', exact: true })
        expect(await there.getByRole('columnheader').allInnerTexts()).toEqual(heads)
        expect(await there.getByRole('rowheader').allInnerTexts()).toEqual([...listed].sort().reverse())
      })
      await page.getByRole('button', { name: 'Usual columns' }).click()
      await head.click()
      await expect.poll(() => new URL(page.url()).search).toBe('')
      expect(await names()).toEqual(listed)
    })
  })
}
