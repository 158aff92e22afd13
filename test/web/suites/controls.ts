import { expect, test } from 'vitest'
import { barriers, open } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

export function controlsTree(world: Shared): void {
  test('the tree of a framework is gone through by keyboard, and its address keeps what is open', async () => {
    const { url } = world().service
    await visiting(world(), {}, async ({ page, complaints }) => {
      await open(page, `${url}/controls?framework=soc2-2017`)
      const row = (id: string) => page.locator(`[data-branch="${id}"]`)
      await row('CC7').focus()
      await page.keyboard.press('Home')
      await page.keyboard.press('ArrowLeft')
      const focused = () => page.evaluate('document.activeElement.getAttribute("data-branch")')
      const first = String(await focused())
      await expect.poll(() => new URL(page.url()).searchParams.get('toggled')).toBe(first)
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => new URL(page.url()).searchParams.get('toggled')).toBe(null)
      await page.keyboard.press('ArrowRight')
      expect(String(await focused()).startsWith(`${first}.`)).toBe(true)
      await page.keyboard.press('Enter')
      await page.getByRole('article', { name: 'Control' }).waitFor()
      expect([await barriers(page), complaints]).toEqual([[], []])
    })
  })

  test('a group tells of every status in it and how many tests fail, which no status hides', async () => {
    const { url } = world().service
    await visiting(world(), {}, async ({ page }) => {
      await open(page, `${url}/controls?framework=soc2-2017`)
      const group = page.locator('[data-branch="CC6"]')
      expect(await group.innerText()).toMatch(/CC6 \d+ controls[\s\S]*Not verified[\s\S]*\d+ failing tests?/)
    })
  })
}
