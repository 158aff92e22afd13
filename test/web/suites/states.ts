import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { messages } from '../../../web/app/messages.ts'
import { open, settled } from '../visit.ts'
import { everyView, NAVIGATION, type Shared, visiting, visitingEach } from '../world.ts'

const { state } = messages

/** What is said where there is nothing, of every view that has a list. */
const EMPTY: Readonly<Record<string, string>> = {
  Overview: messages.overview.never,
  Findings: messages.findings.never,
  Evidence: messages.evidence.never,
  Identity: messages.identity.none,
  Packages: messages.packages.none,
  Runs: messages.runs.none,
  Schedules: messages.schedules.none,
  Destinations: messages.destinations.none,
  Accounts: messages.accounts.none,
  Settings: messages.settings.noKeys,
  Acceptances: messages.acceptances.none,
  Organizations: messages.organizations.none,
  Controls: messages.controls.noFramework,
}
const NOTHING = [...Object.values(EMPTY), messages.findings.none, messages.evidence.none, messages.controls.notJudged]

/** Everything but whose key it is. */
const DATA = /\/v1\/(?!me$)/

const failing = (status: number) => (page: Page) =>
  page.route(DATA, route =>
    route.fulfill({
      status,
      contentType: 'application/problem+json',
      json: { type: 'about:blank', title: 'No', status, code: 'no', detail: 'It broke.' },
    }),
  )

/** Which texts for an empty list are there. */
async function emptiness(page: Page): Promise<string[]> {
  const said = await page.getByRole('main').innerText()
  return NOTHING.filter(text => said.includes(text))
}

export function states(world: Shared): void {
  test('every view says that it is loading while the service is slow, and shows no empty list', async () => {
    await visitingEach(world(), everyView(world()), async (page, address, view) => {
      await page.route(DATA, () => undefined)
      await page.goto(address)
      await page.getByRole('main').getByText(state.loading).first().waitFor()
      expect([view, await page.getByRole('alert').count(), await emptiness(page)]).toEqual([view, 0, []])
    })
  })

  test('every view says what failed, and shows no empty list', async () => {
    await visitingEach(world(), everyView(world()), async (page, address, view) => {
      await failing(500)(page)
      await open(page, address)
      await page.getByRole('alert').getByText('It broke.').first().waitFor()
      await page.getByRole('button', { name: state.again }).first().waitFor()
      expect([view, await emptiness(page)]).toEqual([view, []])
    })
  })

  test('every view says that the key does not allow it, and offers no second try', async () => {
    await visitingEach(world(), everyView(world()), async (page, address, view) => {
      await failing(403)(page)
      await open(page, address)
      await page.getByRole('alert').getByText(state.forbidden).first().waitFor()
      const tries = await page.getByRole('button', { name: state.again }).count()
      expect([view, tries, await emptiness(page)]).toEqual([view, 0, []])
    })
  })

  test('every view keeps what it showed when the network goes, says from when it is, and is whole again after a new try', async () => {
    await visitingEach(world(), everyView(world()), async (page, address, view) => {
      await open(page, address)
      const main = page.getByRole('main')
      const before = await main.innerText()
      const nothing = await emptiness(page)
      await page.route(DATA, route => route.abort())
      await page.evaluate("dispatchEvent(new Event('offline')); dispatchEvent(new Event('online'))")
      const stale = page.getByRole('alert').filter({ hasText: state.stale })
      await stale.getByRole('time').or(stale.locator('time')).waitFor()
      expect(await main.innerText(), view).toContain(before)
      expect([view, await page.getByRole('alert').count(), await emptiness(page)]).toEqual([view, 1, nothing])
      await page.unroute(DATA)
      await stale.getByRole('button', { name: state.again }).click()
      await stale.waitFor({ state: 'detached' })
      await settled(page)
      expect([view, await main.innerText()]).toEqual([view, before])
    })
  })

  test('a list with nothing in it says what to do, and is no failure', async () => {
    const counts = { findings: { pass: 0, fail: 0, unknown: 0, not_applicable: 0 }, severities: {}, services: {} }
    const nothing = { items: [], next: null, until: '' }
    const views = Object.entries({
      ...NAVIGATION,
      Acceptances: '/findings/acceptances',
      Organizations: '/accounts/organizations',
    })
    await visitingEach(world(), views, async (page, address, name) => {
      await page.route(/\/v1\/(?!me$|statement|destination-kinds|ledger)/, route =>
        route.fulfill({ json: route.request().url().includes('/counts') ? { ...counts, accounts: [] } : nothing }),
      )
      await open(page, address)
      await page
        .getByText(EMPTY[name] ?? '')
        .first()
        .waitFor()
      expect([name, await page.getByRole('alert').count()]).toEqual([name, 0])
    })
  })

  test('a list that ends too early keeps what is there and says so', async () => {
    const { url } = world().service
    await visiting(world(), {}, async ({ page }) => {
      await page.route('**/v1/findings?*', async route => {
        if (route.request().url().includes('cursor=')) return route.abort()
        const answer = await route.fetch()
        await route.fulfill({ json: { ...(await answer.json()), next: 'more' } })
      })
      await open(page, `${url}/findings`)
      await page.getByRole('alert').getByText(state.unreachable).waitFor()
      expect(await page.getByRole('row').count()).toBeGreaterThan(5)
      await page.getByText(/^The first \d+ rows/).waitFor()
      expect(await page.getByText(state.stale).count()).toBe(0)
    })
  })
}
