import { expect, test } from 'vitest'
import { HOSTILE } from '../many.ts'
import { isTooWide, open } from '../visit.ts'
import { everyView, type Shared, visitingEach } from '../world.ts'

/** Whatever people or AWS may have named. Ids that views ask by, and times, are as they were. */
const NAMED = new Set([
  ...['name', 'title', 'label', 'reason', 'person', 'actor', 'subject', 'comment', 'detail', 'because', 'definition'],
  ...['principal', 'message', 'owner', 'remediation', 'entity', 'description', 'tool', 'url'],
])

export function hostile(world: Shared): void {
  test('names of 10,000 characters that were made to do harm do none, in every view', {
    timeout: 600_000,
  }, async () => {
    await visitingEach(world(), everyView(world()), async (page, address, view) => {
      const complaints: string[] = []
      page.on('console', message => void (message.type() === 'error' && complaints.push(message.text())))
      page.on('pageerror', error => void complaints.push(error.message))
      await page.route(/\/v1\//, async route => {
        const answer = await route.fetch()
        const bad = (key: string, value: unknown) => (NAMED.has(key) && typeof value === 'string' ? HOSTILE : value)
        await route.fulfill({ response: answer, json: JSON.parse(await answer.text(), bad) })
      })
      for (const width of [360, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        await open(page, address)
        expect([view, width, await isTooWide(page), complaints]).toEqual([view, width, false, []])
        expect(await page.evaluate('document.title')).not.toBe('owned')
      }
    })
  })
}
