import { expect, test } from 'vitest'
import { barriers, isTooWide, open, settled } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

const OTHER = '0b1e2c34-0000-4000-8000-00000000000f'

export function evidence(world: Shared): void {
  test('the proof of a resource is computed in the browser, and a changed setting fails it', async () => {
    const { service, details } = world()
    await visiting(world(), {}, async ({ page, complaints }) => {
      await open(page, service.url + details.member)
      await page.getByText('Computed here: it agrees').waitFor()
      await page.getByText('The ledger has this digest').waitFor()
      expect(complaints).toEqual([])
    })
    await visiting(world(), {}, async ({ page }) => {
      await page.route('**/resources?*', async route => {
        const answer = await route.fetch()
        const body = await answer.json()
        body.items[0].settings.CreationDate = '2020-01-01T00:00:00.000Z'
        await route.fulfill({ json: body })
      })
      await open(page, service.url + details.member)
      await page.getByText('it does NOT agree').waitFor()
    })
  })

  test('what changed since another snapshot is shown setting by setting, from its address', async () => {
    const { service, details } = world()
    const [path = ''] = details.member.split('?')
    const { body: item } = await service.call('GET', `/v1${path}`)
    await visiting(world(), { width: 360 }, async ({ page, complaints }) => {
      await page.route('**/v1/evidence?type=*', route =>
        route.fulfill({
          json: { items: [item, { ...item, id: OTHER }], next: null, until: item.collected.finishedAt },
        }),
      )
      await page.route(`**/v1/evidence/${OTHER}/resources*`, async route => {
        const answer = await route.fetch({ url: `${service.url}/v1${path}/resources?limit=500` })
        const { items } = await answer.json()
        items[0].settings.Versioning = { Status: 'Enabled' }
        await route.fulfill({ json: { items: items.slice(0, -1), next: null } })
      })
      await open(page, `${service.url}${path}?against=${OTHER}`)
      const table = page.getByRole('region', { name: 'What changed' })
      await table.getByText('Versioning: {"Status":"Enabled"} → {}').waitFor()
      expect(await table.getByRole('row').count()).toBe(3)
      await table.getByText('New', { exact: true }).waitFor()
      expect(item.population.fieldGaps).toBeGreaterThan(0)
      await page.getByText('more may have changed than is shown').waitFor()
      expect([await barriers(page), await isTooWide(page), complaints]).toEqual([[], false, []])
    })
  })

  test('two packages are compared finding by finding, the worst first', async () => {
    const { url, call } = world().service
    const [made] = (await call('GET', '/v1/packages')).body.items
    await visiting(world(), {}, async ({ page, complaints }) => {
      await page.route('**/v1/packages?*', route =>
        route.fulfill({ json: { items: [{ ...made, run: OTHER }, made], next: null, until: made.createdAt } }),
      )
      await page.route(`**/v1/findings?*${OTHER}*`, async route => {
        const answer = await route.fetch({ url: route.request().url().replace(OTHER, made.run) })
        const { items, until } = await answer.json()
        const [pass, fail] = ['pass', 'fail'].map(one => items.find(({ status }: { status: string }) => status === one))
        Object.assign(fail, { status: 'pass' })
        Object.assign(pass, { status: 'unknown' })
        await route.fulfill({ json: { items: items.slice(0, -1), next: null, until } })
      })
      await open(page, url)
      await page.getByRole('link', { name: 'What changed since the package before' }).click()
      await page.waitForURL(`${url}/packages/compare?before=${made.run}&now=${OTHER}`)
      await open(page, `${url}/packages/compare?before=${OTHER}&now=${made.run}`)
      const table = page.getByRole('region', { name: 'Compare two packages' })
      const rows = await table.getByRole('row').allInnerTexts()
      expect(rows.map(row => row.match(/Pass|Fail|Unknown|Not judged/g)?.join(' '))).toEqual([
        undefined,
        'Pass Fail',
        expect.stringMatching(/^(Not judged|Unknown) /),
        expect.stringMatching(/^(Not judged|Unknown) /),
      ])
      expect([await barriers(page), complaints]).toEqual([[], []])
      await page.setViewportSize({ width: 360, height: 900 })
      expect(await isTooWide(page)).toBe(false)
    })
  })

  test('a package is verified in the browser by verify.html', async () => {
    const { url } = world().service
    await visiting(world(), {}, async ({ page, context }) => {
      await open(page, `${url}/packages`)
      const [verifier] = await Promise.all([
        context.waitForEvent('page'),
        page.getByRole('button', { name: 'Verify', exact: true }).click(),
      ])
      await verifier.getByText('Done: valid.').waitFor({ timeout: 60_000 })
      expect(new URL(verifier.url()).pathname).toBe('/verify.html')
    })
  })

  test('an auditor is shown what was granted, and comes from a control to a resource and its proof by two clicks', async () => {
    const { url, call } = world().service
    const expiresAt = '2030-06-30T23:59:59.000Z'
    const { secret } = (await call('POST', '/v1/keys', { name: 'Eve', scopes: ['auditor'], expiresAt })).body
    await visiting(world(), { key: secret }, async ({ page, complaints }) => {
      await open(page, url)
      await page.getByRole('heading', { name: 'Your access' }).waitFor()
      await page.getByText('Jun 2030').or(page.getByText('1 Jul 2030')).first().waitFor()
      await page.getByRole('button', { name: 'Workbook' }).waitFor()
      expect(await page.getByRole('navigation').getByRole('link', { name: 'Accounts' }).count()).toBe(0)
      expect(await barriers(page)).toEqual([])
      await open(page, `${url}/controls?framework=soc2-2017&control=CC6.1`)
      await page
        .getByRole('article')
        .getByRole('link', { name: /^S3 buckets and/ })
        .first()
        .click()
      await page.getByRole('heading', { name: 'Members' }).waitFor()
      await settled(page)
      await page.getByRole('region', { name: 'Members' }).getByRole('rowheader').first().getByRole('button').click()
      await page.getByText('Computed here: it agrees').waitFor()
      expect(complaints).toEqual([])
    })
  })
}
