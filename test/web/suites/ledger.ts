import { expect, test } from 'vitest'
import { barriers, open } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

export function ledger(world: Shared): void {
  test('an entry of the ledger is proven in the browser, and so is that a later head begins with an earlier one', async () => {
    const { url, call } = world().service
    const [head] = (await call('GET', '/v1/ledger/checkpoints')).body.items
    await visiting(world(), {}, async ({ page, complaints }) => {
      await open(page, `${url}/settings`)
      await page.getByRole('link', { name: 'Ledger' }).click()
      await page.getByLabel('Kind').selectOption('evidence')
      const entries = page.getByRole('region', { name: 'Ledger entries' })
      await entries.getByRole('rowheader').first().getByRole('button').click()
      await page.getByText('Computed here: it agrees').waitFor()
      await page.getByLabel('Earlier head').selectOption(String(head.size))
      await page.getByText('the later head begins with the earlier one').waitFor()
      expect([await barriers(page), complaints]).toEqual([[], []])
      await open(page, page.url().replace(/from=\d+/, 'from=5'))
      await page.getByText('the later head begins with the earlier one').waitFor()
      await page.getByText('Computed here: it agrees').waitFor()
    })
    await visiting(world(), {}, async ({ page }) => {
      await page.route('**/v1/ledger/consistency*', async route => {
        const body = await (await route.fetch()).json()
        body.from.root = body.from.root.replace(/^./, (digit: string) => (digit === '0' ? '1' : '0'))
        await route.fulfill({ json: body })
      })
      await open(page, `${url}/settings/ledger?from=5`)
      await page.getByText('does NOT begin with the earlier one').waitFor()
    })
  })

  test('the audit log is narrowed by what was done, by whom and when', async () => {
    const { url } = world().service
    await visiting(world(), {}, async ({ page }) => {
      await open(page, `${url}/settings/audit-log`)
      const actions = () => page.getByRole('region', { name: 'Audit log' }).getByRole('rowheader').allInnerTexts()
      expect((await actions()).length).toBeGreaterThan(0)
      await page.getByLabel('Action').fill('sign-in')
      await expect.poll(async () => new Set(await actions())).toEqual(new Set(['sign-in']))
      await page.getByLabel('To day').fill('2020-01-01')
      await page.getByText('No entry matches these filters').waitFor()
      expect(new URL(page.url()).search).toBe('?action=sign-in&until=2020-01-01')
    })
  })

  test('everything that an owner can state is stated in one form, and comes back as it was given', async () => {
    const { url, call } = world().service
    await visiting(world(), {}, async ({ page, complaints }) => {
      await open(page, `${url}/settings`)
      await page.getByRole('button', { name: 'Change the statement' }).click()
      await page.getByLabel('Audited entity').fill('Acme GmbH')
      await page.getByLabel('From', { exact: true }).fill('2026-01-01')
      await page.getByLabel('To', { exact: true }).fill('2026-12-31')
      await page.getByLabel('Period stated by').fill('Olga')
      await page.getByLabel('Security', { exact: true }).check()
      await page.getByLabel('Role', { exact: true }).selectOption('Service provider')
      await page.getByLabel('Tags in scope').fill('pci=yes\nteam=cards')
      await page.getByLabel('Own premises in scope').selectOption('No')
      await page.getByRole('button', { name: 'Add a control' }).click()
      await page.getByRole('textbox', { name: 'Control', exact: true }).fill('pci-dss-4.0.1/9.4.1')
      await page.getByLabel('Reason').fill('No paper is kept.')
      await page.getByRole('textbox', { name: 'Stated by', exact: true }).fill('Olga')
      expect(await barriers(page)).toEqual([])
      await page.getByRole('button', { name: 'Save the statement' }).click()
      await page.getByText('2026-01-01 to 2026-12-31, stated by Olga').waitFor()
      const { statement } = (await call('GET', '/v1/statement')).body
      expect(statement).toEqual({
        ...{ entity: 'Acme GmbH', premises: false, soc2Categories: ['security'] },
        auditPeriod: { from: '2026-01-01', to: '2026-12-31', statedBy: 'Olga' },
        pci: { role: 'service-provider', tags: ['pci=yes', 'team=cards'] },
        notApplicable: [{ control: 'pci-dss-4.0.1/9.4.1', reason: 'No paper is kept.', statedBy: 'Olga' }],
      })
      expect(complaints).toEqual([])
    })
    await call('DELETE', '/v1/statement')
  })
}
