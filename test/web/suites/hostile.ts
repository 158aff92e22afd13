import { expect, test } from 'vitest'
import { isTooWide, open } from '../visit.ts'
import { type Shared, visiting } from '../world.ts'

export function hostile(world: Shared): void {
  test('names that were made to do harm do none', async () => {
    const { url, call } = world().service
    const name = `<img src=x onerror="document.title='owned'">\u202E${'ا'.repeat(150)}`
    const schedule = { name, cron: '0 6 * * 1', request: { accounts: [] } }
    expect((await call('POST', '/v1/schedules', schedule)).status).toBe(201)
    await visiting(world(), { width: 360 }, async ({ page, complaints }) => {
      await open(page, `${url}/schedules`)
      await page.getByText('<img src=x').waitFor()
      expect([await page.title(), await isTooWide(page), complaints]).toEqual(['Schedules · Exhibit', false, []])
    })
  })
}
