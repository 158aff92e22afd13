import { expect, test } from 'vitest'
import { messages } from '../../../web/app/messages.ts'
import { goTo, open } from '../visit.ts'
import { NAVIGATION, type Shared, visiting } from '../world.ts'

const problem = { type: 'about:blank', title: 'Bad request', status: 400, code: 'bad_request', detail: 'It broke.' }

/** What is said where there is nothing, of every view that has a list. */
const EMPTY: Readonly<Record<string, string>> = {
  Overview: messages.overview.never,
  Findings: messages.findings.none,
  Evidence: messages.evidence.never,
  Identity: messages.identity.none,
  Packages: messages.packages.none,
  Runs: messages.runs.none,
  Schedules: messages.schedules.none,
  Destinations: messages.destinations.none,
  Accounts: messages.accounts.none,
  Settings: messages.settings.noKeys,
  Acceptances: messages.acceptances.none,
}
const VIEWS = { ...NAVIGATION, Acceptances: '/findings/acceptances' }

export function states(world: Shared): void {
  test('a list that failed says so in every view, and is no empty one', async () => {
    const { url } = world().service
    await visiting(world(), {}, async ({ page }) => {
      await page.route(/\/v1\/(?!me$)/, route =>
        route.fulfill({ status: 400, contentType: 'application/problem+json', json: problem }),
      )
      await open(page, url)
      for (const [name, view] of Object.entries(VIEWS)) {
        await goTo(page, url + view)
        await page.getByRole('heading', { level: 1, name }).waitFor()
        await page.getByRole('alert').getByText('It broke.').first().waitFor()
        for (const text of Object.values(EMPTY)) expect([name, await page.getByText(text).count()]).toEqual([name, 0])
      }
    })
  })

  test('a list with nothing in it says what to do, and is no failure', async () => {
    const { url } = world().service
    const counts = {
      findings: { pass: 0, fail: 0, unknown: 0, not_applicable: 0 },
      severities: {},
      services: {},
      accounts: [],
    }
    await visiting(world(), {}, async ({ page, complaints }) => {
      await page.route(/\/v1\/(?!me$|frameworks|statement|destination-kinds)/, route =>
        route.fulfill({
          json: route.request().url().includes('/counts') ? counts : { items: [], next: null, until: '' },
        }),
      )
      await open(page, url)
      for (const [name, view] of Object.entries(VIEWS)) {
        await goTo(page, url + view)
        await page.getByRole('heading', { level: 1, name }).waitFor()
        const said = name === 'Findings' ? messages.findings.never : EMPTY[name]
        if (said !== undefined) await page.getByText(said).first().waitFor()
        expect([name, await page.getByRole('alert').count()]).toEqual([name, 0])
      }
      expect(complaints).toEqual([])
    })
  })
}
