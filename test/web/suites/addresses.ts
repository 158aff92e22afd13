import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { proxied } from '../proxy.ts'
import { goTo, open, settled, visitor } from '../visit.ts'
import { everyView, type Shared, visiting } from '../world.ts'

export function addresses(world: Shared): void {
  test('which buckets fail and why, and where the proof is: an address that a fresh browser restores', async () => {
    const { service, browser } = world()
    await visiting(world(), {}, async first => {
      await open(first.page, `${service.url}/findings?status=fail&service=s3`)
      await first.page.getByRole('row').nth(1).getByRole('button').click()
      const finding = first.page.getByRole('article', { name: 'Finding' })
      await finding.getByRole('heading', { name: 'Settings it was judged on' }).waitFor()
      await settled(first.page)
      const second = await visitor(browser, service.url, { key: service.key })
      await open(second.page, first.page.url())
      const restored = second.page.getByRole('article', { name: 'Finding' })
      await expect
        .poll(async () => (await restored.innerText()) === (await finding.innerText()), { timeout: 60_000 })
        .toBe(true)
      expect(await finding.innerText()).not.toContain('Loading…')
      await second.page.getByRole('link', { name: 'Evidence and provenance' }).click()
      await second.page.getByRole('heading', { name: 'How we know' }).waitFor()
      await second.context.close()
    })
  })

  test('every filter and choice stands in the address, which shows the same to somebody else', async () => {
    const { service } = world()
    const views = [
      '/findings?severity=high,critical&group=account&sort=-test',
      '/controls?framework=soc2-2017&status=review',
      '/evidence?find=bucket&gaps=true',
      '/runs?status=finished',
      '/settings/audit-log?action=sign-in&sort=-who&columns=action,who',
      '/settings/ledger?kind=evidence&from=5',
      '/controls?framework=pci-dss-4.0.1&toggled=8,10&control=8.3.1',
      ...everyView(world()).map(([, view]) => view),
    ]
    const seen = (page: Page) => page.getByRole('main').innerText()
    await visiting(world(), {}, async one => {
      await open(one.page, service.url)
      await visiting(world(), {}, async other => {
        for (const view of views) {
          await Promise.all([goTo(one.page, service.url + view), open(other.page, service.url + view)])
          await expect.poll(async () => [view, await seen(one.page)]).toEqual([view, await seen(other.page)])
        }
      })
    })
  })

  test('works behind a proxy that puts it below a path', async () => {
    const { service, details } = world()
    const proxy = await proxied(service.url, '/tools/exhibit')
    const there = { ...service, url: proxy.url }
    await visiting({ ...world(), service: there }, {}, async ({ page, complaints }) => {
      await open(page, `${proxy.url}/controls?status=tests_failed`)
      await page.getByRole('link', { name: 'Runs', exact: true }).click()
      await page.getByRole('heading', { name: 'Runs', level: 1 }).waitFor()
      expect(page.url()).toBe(`${proxy.url}/runs`)
      for (const [name, view] of everyView(world())) {
        await open(page, proxy.url + view)
        expect([name, await page.getByRole('alert').count()]).toEqual([name, 0])
      }
      await open(page, proxy.url + details.member)
      await page.getByRole('heading', { name: 'How we know' }).waitFor()
      expect(complaints).toEqual([])
    })
    await proxy.close()
  })
}
