import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { barriers, downloaded, open, settled } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

const FOCUSED =
  '(({ tagName, innerText = "", ariaLabel, placeholder, labels }) => [tagName, ariaLabel ?? labels?.[0]?.innerText ?? innerText.trim()].join(" "))(document.activeElement)'

/** Goes from one place to the next until it is there, as somebody without a mouse does. */
async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const passed: string[] = []
  for (let at = 0; at < 150; at++) {
    await page.keyboard.press('Tab')
    const now = (await page.evaluate(FOCUSED)) as string
    if (wanted.test(now)) return
    passed.push(now.slice(0, 60))
  }
  throw new Error(`Nobody comes to ${wanted} from ${passed.join(' | ')}`)
}

export function keyboard(world: Shared): void {
  test('an auditor does the whole task by keyboard alone', async () => {
    const { url, call } = world().service
    const { secret } = (await call('POST', '/v1/keys', { name: 'Eve Auditor', scopes: ['auditor'] })).body
    await visiting(world(), { key: null }, async ({ page, complaints }) => {
      await open(page, url)
      await tabTo(page, /^INPUT API key/)
      await page.keyboard.type(secret)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor()
      await settled(page)
      await tabTo(page, /^A Findings$/)
      await page.keyboard.press('Enter')
      await page.getByText(/^\d+ findings$/).waitFor()
      await settled(page)
      await tabTo(page, /^SECTION Findings$/)
      const step = async (key: string) => {
        const before = page.url()
        await page.keyboard.press(key)
        await page.waitForURL(address => address.href !== before)
        // What is typed before it is there would be said of the one before.
        await page.locator(`article[data-finding="${new URL(page.url()).searchParams.get('finding')}"]`).waitFor()
      }
      await step('j')
      const first = page.url()
      await step('j')
      expect(page.url()).not.toBe(first)
      await page.keyboard.press('c')
      await page.keyboard.type('Which data is in it?')
      await page.keyboard.press('Control+Enter')
      await page.getByRole('article').getByText('Which data is in it?').waitFor()
      await page.keyboard.press('Escape')
      await page.keyboard.press('f')
      await page.getByRole('row').getByText('Follow up').waitFor()
      await step('k')
      expect(page.url()).toBe(first)
      await page.keyboard.press('a')
      await page.getByRole('row').getByText('Accepted').waitFor()
      await page.getByText('Eve Auditor (key').first().waitFor()
      expect(await barriers(page)).toEqual([])
      await tabTo(page, /^A Evidence and provenance/)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'How we know' }).waitFor()
      await settled(page)
      await page.keyboard.press('Control+Home')
      await tabTo(page, /^A Packages$/)
      await page.keyboard.press('Enter')
      await page.getByRole('heading', { name: 'Packages', level: 1 }).waitFor()
      await settled(page)
      // The head of the column is called like the button in it.
      await tabTo(page, /^BUTTON Package$/)
      await tabTo(page, /^BUTTON Package$/)
      const { name } = await downloaded(page, () => page.keyboard.press('Enter'))
      expect(name).toMatch(/^exhibit-.*\.zip$/)
      expect(complaints).toEqual([])
    })
    const [loaded] = (await call('GET', '/v1/audit-log?action=packages.download')).body.items
    expect(loaded.actor).toBe(`key ${secret.slice(0, 12)}`)
  })
}
